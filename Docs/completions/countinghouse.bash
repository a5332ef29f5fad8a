#!/bin/bash

__countinghouse_cursor_index_in_current_word() {
    local remaining="${COMP_LINE}"

    local word
    for word in "${COMP_WORDS[@]::COMP_CWORD}"; do
        remaining="${remaining##*([[:space:]])"${word}"*([[:space:]])}"
    done

    local -ir index="$((COMP_POINT - ${#COMP_LINE} + ${#remaining}))"
    if [[ "${index}" -le 0 ]]; then
        printf 0
    else
        printf %s "${index}"
    fi
}

# positional arguments:
#
# - 1: the current (sub)command's count of positional arguments
#
# required variables:
#
# - repeating_flags: the repeating flags that the current (sub)command can accept
# - non_repeating_flags: the non-repeating flags that the current (sub)command can accept
# - repeating_options: the repeating options that the current (sub)command can accept
# - non_repeating_options: the non-repeating options that the current (sub)command can accept
# - positional_number: value ignored
# - unparsed_words: unparsed words from the current command line
#
# modified variables:
#
# - non_repeating_flags: remove flags for this (sub)command that are already on the command line
# - non_repeating_options: remove options for this (sub)command that are already on the command line
# - positional_number: set to the current positional number
# - unparsed_words: remove all flags, options, and option values for this (sub)command
__countinghouse_offer_flags_options() {
    local -ir positional_count="${1}"
    positional_number=0

    local was_flag_option_terminator_seen=false
    local is_parsing_option_value=false

    local -ar unparsed_word_indices=("${!unparsed_words[@]}")
    local -i word_index
    for word_index in "${unparsed_word_indices[@]}"; do
        if "${is_parsing_option_value}"; then
            # This word is an option value:
            # Reset marker for next word iff not currently the last word
            [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]] && is_parsing_option_value=false
            unset "unparsed_words[${word_index}]"
            # Do not process this word as a flag or an option
            continue
        fi

        local word="${unparsed_words["${word_index}"]}"
        if ! "${was_flag_option_terminator_seen}"; then
            case "${word}" in
            --)
                unset "unparsed_words[${word_index}]"
                # by itself -- is a flag/option terminator, but if it is the last word, it is the start of a completion
                if [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]]; then
                    was_flag_option_terminator_seen=true
                fi
                continue
                ;;
            -*)
                # ${word} is a flag or an option
                # If ${word} is an option, mark that the next word to be parsed is an option value
                local option
                for option in "${repeating_options[@]}" "${non_repeating_options[@]}"; do
                    [[ "${word}" = "${option}" ]] && is_parsing_option_value=true && break
                done

                # Remove ${word} from ${non_repeating_flags} or ${non_repeating_options} so it isn't offered again
                local not_found=true
                local -i index
                for index in "${!non_repeating_flags[@]}"; do
                    if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                        unset "non_repeating_flags[${index}]"
                        non_repeating_flags=("${non_repeating_flags[@]}")
                        not_found=false
                        break
                    fi
                done
                if "${not_found}"; then
                    for index in "${!non_repeating_flags[@]}"; do
                        if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                            unset "non_repeating_flags[${index}]"
                            non_repeating_flags=("${non_repeating_flags[@]}")
                            break
                        fi
                    done
                fi
                unset "unparsed_words[${word_index}]"
                continue
                ;;
            esac
        fi

        # ${word} is neither a flag, nor an option, nor an option value
        if [[ "${positional_number}" -lt "${positional_count}" || "${positional_count}" -lt 0 ]]; then
            # ${word} is a positional
            ((positional_number++))
            unset "unparsed_words[${word_index}]"
        else
            if [[ -z "${word}" ]]; then
                # Could be completing a flag, option, or subcommand
                positional_number=-1
            else
                # ${word} is a subcommand or invalid, so stop processing this (sub)command
                positional_number=-2
            fi
            break
        fi
    done

    unparsed_words=("${unparsed_words[@]}")

    if\
        ! "${was_flag_option_terminator_seen}"\
        && ! "${is_parsing_option_value}"\
        && [[ ("${cur}" = -* && "${positional_number}" -ge 0) || "${positional_number}" -eq -1 ]]
    then
        COMPREPLY+=($(compgen -W "${repeating_flags[*]} ${non_repeating_flags[*]} ${repeating_options[*]} ${non_repeating_options[*]}" -- "${cur}"))
    fi
}

__countinghouse_add_completions() {
    local completion
    while IFS='' read -r completion; do
        COMPREPLY+=("${completion}")
    done < <(IFS=$'\n' compgen "${@}" -- "${cur}")
}

__countinghouse_custom_complete() {
    if [[ -n "${cur}" || -z ${COMP_WORDS[${COMP_CWORD}]} || "${COMP_LINE:${COMP_POINT}:1}" != ' ' ]]; then
        local -ar words=("${COMP_WORDS[@]}")
    else
        local -ar words=("${COMP_WORDS[@]::${COMP_CWORD}}" '' "${COMP_WORDS[@]:${COMP_CWORD}}")
    fi

    "${COMP_WORDS[0]}" "${@}" "${words[@]}"
}

_countinghouse() {
    local state
    state="$(shopt -p;shopt -po)"
    trap "${state//$'\n'/;}" RETURN
    shopt -s extglob
    set +o history +o posix

    local -xr SAP_SHELL=bash
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(IFS='.';printf %s "${BASH_VERSINFO[*]}")"
    local -r SAP_SHELL_VERSION

    local -r cur="${2}"
    local -r prev="${3}"

    local -i positional_number
    local -a unparsed_words=("${COMP_WORDS[@]:1:${COMP_CWORD}}")

    local -a repeating_flags=()
    local -a non_repeating_flags=(--version -h --help)
    local -a repeating_options=()
    local -a non_repeating_options=()
    __countinghouse_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    open|session|init|run|batch|query|import|reference|verify|doctor|backup|keeper|replay|migrate|users|keys|manual|demo|help)
        # Offer subcommand argument completions
        "_countinghouse_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'open session init run batch query import reference verify doctor backup keeper replay migrate users keys manual demo help' -- "${cur}"))
        ;;
    esac
}

_countinghouse_open() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--file --user --language --theme --lock)
    __countinghouse_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--file')
        __countinghouse_add_completions -o plusdirs -fX '!*.@(books)'
        return
        ;;
    '--user')
        return
        ;;
    '--language')
        __countinghouse_add_completions -W 'en'$'\n''zh-Hans'$'\n''zh-Hant'
        return
        ;;
    '--theme')
        __countinghouse_add_completions -W 'default'$'\n''light'$'\n''green'$'\n''mono'$'\n''high-contrast'$'\n''colour-blind'
        return
        ;;
    '--lock')
        return
        ;;
    esac
}

_countinghouse_session() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--file --user --language --lock)
    __countinghouse_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--file')
        __countinghouse_add_completions -o plusdirs -fX '!*.@(books)'
        return
        ;;
    '--user')
        return
        ;;
    '--language')
        __countinghouse_add_completions -W 'en'$'\n''zh-Hans'$'\n''zh-Hant'
        return
        ;;
    '--lock')
        return
        ;;
    esac
}

_countinghouse_init() {
    repeating_flags=()
    non_repeating_flags=(--demo --version -h --help)
    repeating_options=()
    non_repeating_options=(--file --user --language --company --currency --chart --first-year)
    __countinghouse_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--file')
        __countinghouse_add_completions -o plusdirs -fX '!*.@(books)'
        return
        ;;
    '--user')
        return
        ;;
    '--language')
        __countinghouse_add_completions -W 'en'$'\n''zh-Hans'$'\n''zh-Hant'
        return
        ;;
    '--company')
        return
        ;;
    '--currency')
        return
        ;;
    '--chart')
        __countinghouse_add_completions -W 'cn_small_business'$'\n''us_general'$'\n''uk_general'$'\n''generic'
        return
        ;;
    '--first-year')
        return
        ;;
    esac
}

_countinghouse_run() {
    repeating_flags=()
    non_repeating_flags=(--preview --version -h --help)
    repeating_options=()
    non_repeating_options=(--file --user --language --json --key --at)
    __countinghouse_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--file')
        __countinghouse_add_completions -o plusdirs -fX '!*.@(books)'
        return
        ;;
    '--user')
        return
        ;;
    '--language')
        __countinghouse_add_completions -W 'en'$'\n''zh-Hans'$'\n''zh-Hant'
        return
        ;;
    '--json')
        return
        ;;
    '--key')
        return
        ;;
    '--at')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __countinghouse_add_completions -W 'core.add-key'$'\n''core.add-user'$'\n''core.appoint-deputy'$'\n''core.change-password'$'\n''core.change-setting'$'\n''core.change-user'$'\n''core.close-user'$'\n''core.define-role'$'\n''core.found-company'$'\n''core.limit-scope'$'\n''core.remove-approval-rule'$'\n''core.remove-key'$'\n''core.reopen-user'$'\n''core.reset-user'$'\n''core.set-approval-rule'$'\n''core.set-language'$'\n''core.take-back'$'\n''ledgers.add-account'$'\n''ledgers.change-account'$'\n''ledgers.change-setting'$'\n''ledgers.hard-close'$'\n''ledgers.install-chart'$'\n''ledgers.open-balances'$'\n''ledgers.open-year'$'\n''ledgers.post-journal'$'\n''ledgers.reopen'$'\n''ledgers.reverse-journal'$'\n''ledgers.set-posting-role'$'\n''ledgers.soft-close'$'\n''masterdata.add-barcode'$'\n''masterdata.add-customer'$'\n''masterdata.add-item'$'\n''masterdata.add-supplier'$'\n''masterdata.add-unit'$'\n''masterdata.archive-customer'$'\n''masterdata.archive-item'$'\n''masterdata.archive-supplier'$'\n''masterdata.change-customer'$'\n''masterdata.change-item'$'\n''masterdata.change-setting'$'\n''masterdata.change-supplier'$'\n''masterdata.define-unit'$'\n''masterdata.erase-party'$'\n''masterdata.remove-barcode'$'\n''masterdata.set-rate'$'\n''masterdata.set-supplier-price'$'\n''purchasing.approve-order'$'\n''purchasing.cancel-order'$'\n''purchasing.change-order'$'\n''purchasing.change-setting'$'\n''purchasing.close-order-short'$'\n''purchasing.enter-order'$'\n''purchasing.enter-supplier-invoice'$'\n''purchasing.receive-order'$'\n''purchasing.release-payment'$'\n''purchasing.return-order'$'\n''purchasing.return-to-supplier'$'\n''purchasing.reverse-invoice'$'\n''purchasing.reverse-receipt'$'\n''purchasing.submit-order'$'\n''service.add-category'$'\n''service.assign-complaint'$'\n''service.change-complaint'$'\n''service.change-setting'$'\n''service.close-complaint'$'\n''service.log-complaint'$'\n''service.note-complaint'$'\n''service.reopen-complaint'$'\n''service.resolve-complaint'$'\n''service.resume-complaint'$'\n''service.take-complaint'$'\n''service.wait-for-customer'$'\n''stock.add-warehouse'$'\n''stock.change-setting'$'\n''stock.change-warehouse'$'\n''stock.issue-goods'$'\n''stock.open-stock'$'\n''stock.receive-goods'$'\n''stock.reverse-move'
        return
        ;;
    esac
}

_countinghouse_batch() {
    repeating_flags=()
    non_repeating_flags=(--stop --version -h --help)
    repeating_options=()
    non_repeating_options=(--file --user --language)
    __countinghouse_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--file')
        __countinghouse_add_completions -o plusdirs -fX '!*.@(books)'
        return
        ;;
    '--user')
        return
        ;;
    '--language')
        __countinghouse_add_completions -W 'en'$'\n''zh-Hans'$'\n''zh-Hant'
        return
        ;;
    esac
}

_countinghouse_query() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __countinghouse_offer_flags_options -1

    # Offer positional completions
    case "${positional_number}" in
    1)
        __countinghouse_add_completions -W 'core.approval-rules'$'\n''core.audit'$'\n''core.change'$'\n''core.denials'$'\n''core.documents'$'\n''core.drafts'$'\n''core.erasures'$'\n''core.find-user'$'\n''core.history'$'\n''core.inbox'$'\n''core.keys'$'\n''core.limits'$'\n''core.rights'$'\n''core.roles'$'\n''core.scope-codes'$'\n''core.setting-history'$'\n''core.settings'$'\n''core.users'$'\n''ledgers.account-card'$'\n''ledgers.accounts'$'\n''ledgers.balance-sheet'$'\n''ledgers.day-book'$'\n''ledgers.find-account'$'\n''ledgers.income-statement'$'\n''ledgers.journal'$'\n''ledgers.journal-lines'$'\n''ledgers.periods'$'\n''ledgers.posting-roles'$'\n''ledgers.trial-balance'$'\n''masterdata.customers'$'\n''masterdata.find-customer'$'\n''masterdata.find-item'$'\n''masterdata.find-supplier'$'\n''masterdata.find-unit'$'\n''masterdata.item-barcodes'$'\n''masterdata.item-card'$'\n''masterdata.items'$'\n''masterdata.party-card'$'\n''masterdata.rates'$'\n''masterdata.supplier-prices'$'\n''masterdata.suppliers'$'\n''purchasing.by-vendor'$'\n''purchasing.find-order'$'\n''purchasing.find-order-to-invoice'$'\n''purchasing.grni'$'\n''purchasing.invoice-lines'$'\n''purchasing.invoices'$'\n''purchasing.open-lines'$'\n''purchasing.open-orders'$'\n''purchasing.order-card'$'\n''purchasing.order-lines'$'\n''purchasing.orders'$'\n''purchasing.receipt-lines'$'\n''purchasing.receipts'$'\n''purchasing.receipts-by-vendor'$'\n''service.by-category'$'\n''service.categories'$'\n''service.complaint-card'$'\n''service.complaint-events'$'\n''service.complaints'$'\n''service.customer-complaints'$'\n''service.customer-documents'$'\n''service.my-complaints'$'\n''service.owners'$'\n''stock.card'$'\n''stock.move-lines'$'\n''stock.moves'$'\n''stock.on-hand'$'\n''stock.valuation'$'\n''stock.warehouses'
        return
        ;;
    esac
}

_countinghouse_import() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --undo --version -h --help)
    repeating_options=(--map)
    non_repeating_options=(--file --user --language --encoding --at)
    __countinghouse_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--file')
        __countinghouse_add_completions -o plusdirs -fX '!*.@(books)'
        return
        ;;
    '--user')
        return
        ;;
    '--language')
        __countinghouse_add_completions -W 'en'$'\n''zh-Hans'$'\n''zh-Hant'
        return
        ;;
    '--map')
        return
        ;;
    '--encoding')
        __countinghouse_add_completions -W 'utf-8'$'\n''utf-16'$'\n''gb18030'$'\n''big5'
        return
        ;;
    '--at')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __countinghouse_add_completions -W 'accounts'$'\n''barcodes'$'\n''complaints'$'\n''customers'$'\n''items'$'\n''journals'$'\n''opening-balances'$'\n''opening-stock'$'\n''orders'$'\n''prices'$'\n''rates'$'\n''receipts'$'\n''suppliers'$'\n''units'$'\n''users'$'\n''warehouses'
        return
        ;;
    2)
        __countinghouse_add_completions -o plusdirs -fX '!*.@(csv)'
        return
        ;;
    esac
}

_countinghouse_reference() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--file --user --language --format)
    __countinghouse_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--file')
        __countinghouse_add_completions -o plusdirs -fX '!*.@(books)'
        return
        ;;
    '--user')
        return
        ;;
    '--language')
        __countinghouse_add_completions -W 'en'$'\n''zh-Hans'$'\n''zh-Hant'
        return
        ;;
    '--format')
        __countinghouse_add_completions -W 'text'$'\n''json'
        return
        ;;
    esac
}

_countinghouse_verify() {
    repeating_flags=()
    non_repeating_flags=(--quiet --version -h --help)
    repeating_options=()
    non_repeating_options=(--file --user --language)
    __countinghouse_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--file')
        __countinghouse_add_completions -o plusdirs -fX '!*.@(books)'
        return
        ;;
    '--user')
        return
        ;;
    '--language')
        __countinghouse_add_completions -W 'en'$'\n''zh-Hans'$'\n''zh-Hant'
        return
        ;;
    esac
}

_countinghouse_doctor() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--file --user --language)
    __countinghouse_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--file')
        __countinghouse_add_completions -o plusdirs -fX '!*.@(books)'
        return
        ;;
    '--user')
        return
        ;;
    '--language')
        __countinghouse_add_completions -W 'en'$'\n''zh-Hans'$'\n''zh-Hant'
        return
        ;;
    esac
}

_countinghouse_backup() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--file --user --language)
    __countinghouse_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--file')
        __countinghouse_add_completions -o plusdirs -fX '!*.@(books)'
        return
        ;;
    '--user')
        return
        ;;
    '--language')
        __countinghouse_add_completions -W 'en'$'\n''zh-Hans'$'\n''zh-Hant'
        return
        ;;
    esac
}

_countinghouse_keeper() {
    repeating_flags=()
    non_repeating_flags=(--once --version -h --help)
    repeating_options=()
    non_repeating_options=(--file --user --language --ship)
    __countinghouse_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--file')
        __countinghouse_add_completions -o plusdirs -fX '!*.@(books)'
        return
        ;;
    '--user')
        return
        ;;
    '--language')
        __countinghouse_add_completions -W 'en'$'\n''zh-Hans'$'\n''zh-Hant'
        return
        ;;
    '--ship')
        return
        ;;
    esac
}

_countinghouse_replay() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--file --user --language)
    __countinghouse_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--file')
        __countinghouse_add_completions -o plusdirs -fX '!*.@(books)'
        return
        ;;
    '--user')
        return
        ;;
    '--language')
        __countinghouse_add_completions -W 'en'$'\n''zh-Hans'$'\n''zh-Hant'
        return
        ;;
    esac
}

_countinghouse_migrate() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--file --user --language)
    __countinghouse_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--file')
        __countinghouse_add_completions -o plusdirs -fX '!*.@(books)'
        return
        ;;
    '--user')
        return
        ;;
    '--language')
        __countinghouse_add_completions -W 'en'$'\n''zh-Hans'$'\n''zh-Hant'
        return
        ;;
    esac
}

_countinghouse_users() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __countinghouse_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    list|reset)
        # Offer subcommand argument completions
        "_countinghouse_users_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'list reset' -- "${cur}"))
        ;;
    esac
}

_countinghouse_users_list() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--file --user --language)
    __countinghouse_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--file')
        __countinghouse_add_completions -o plusdirs -fX '!*.@(books)'
        return
        ;;
    '--user')
        return
        ;;
    '--language')
        __countinghouse_add_completions -W 'en'$'\n''zh-Hans'$'\n''zh-Hant'
        return
        ;;
    esac
}

_countinghouse_users_reset() {
    repeating_flags=()
    non_repeating_flags=(--stdin --version -h --help)
    repeating_options=()
    non_repeating_options=(--file --user --language)
    __countinghouse_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--file')
        __countinghouse_add_completions -o plusdirs -fX '!*.@(books)'
        return
        ;;
    '--user')
        return
        ;;
    '--language')
        __countinghouse_add_completions -W 'en'$'\n''zh-Hans'$'\n''zh-Hant'
        return
        ;;
    esac
}

_countinghouse_keys() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __countinghouse_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    list|add|remove|print)
        # Offer subcommand argument completions
        "_countinghouse_keys_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'list add remove print' -- "${cur}"))
        ;;
    esac
}

_countinghouse_keys_list() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--file --user --language)
    __countinghouse_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--file')
        __countinghouse_add_completions -o plusdirs -fX '!*.@(books)'
        return
        ;;
    '--user')
        return
        ;;
    '--language')
        __countinghouse_add_completions -W 'en'$'\n''zh-Hans'$'\n''zh-Hant'
        return
        ;;
    esac
}

_countinghouse_keys_add() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--file --user --language)
    __countinghouse_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--file')
        __countinghouse_add_completions -o plusdirs -fX '!*.@(books)'
        return
        ;;
    '--user')
        return
        ;;
    '--language')
        __countinghouse_add_completions -W 'en'$'\n''zh-Hans'$'\n''zh-Hant'
        return
        ;;
    esac
}

_countinghouse_keys_remove() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--file --user --language)
    __countinghouse_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--file')
        __countinghouse_add_completions -o plusdirs -fX '!*.@(books)'
        return
        ;;
    '--user')
        return
        ;;
    '--language')
        __countinghouse_add_completions -W 'en'$'\n''zh-Hans'$'\n''zh-Hant'
        return
        ;;
    esac
}

_countinghouse_keys_print() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--list)
    __countinghouse_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--list')
        return
        ;;
    esac
}

_countinghouse_manual() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--write --language)
    __countinghouse_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--write')
        return
        ;;
    '--language')
        __countinghouse_add_completions -W 'en'$'\n''zh-Hans'$'\n''zh-Hant'
        return
        ;;
    esac
}

_countinghouse_demo() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __countinghouse_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    scan|adventureworks)
        # Offer subcommand argument completions
        "_countinghouse_demo_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'scan adventureworks' -- "${cur}"))
        ;;
    esac
}

_countinghouse_demo_scan() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--file --user --language)
    __countinghouse_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--file')
        __countinghouse_add_completions -o plusdirs -fX '!*.@(books)'
        return
        ;;
    '--user')
        return
        ;;
    '--language')
        __countinghouse_add_completions -W 'en'$'\n''zh-Hans'$'\n''zh-Hant'
        return
        ;;
    esac
}

_countinghouse_demo_adventureworks() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--data --file)
    __countinghouse_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--data')
        return
        ;;
    '--file')
        return
        ;;
    esac
}

_countinghouse_help() {
    repeating_flags=()
    non_repeating_flags=(--version)
    repeating_options=()
    non_repeating_options=()
    __countinghouse_offer_flags_options -1
}

complete -o filenames -F _countinghouse countinghouse
