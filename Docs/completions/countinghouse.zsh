#compdef countinghouse

__countinghouse_complete() {
    local -ar non_empty_completions=("${@:#(|:*)}")
    local -ar empty_completions=("${(M)@:#(|:*)}")
    _describe -V '' non_empty_completions -- empty_completions -P $'\'\''
}

__countinghouse_custom_complete() {
    local -a completions
    completions=("${(@f)"$("${command_name}" "${@}" "${command_line[@]}")"}")
    if [[ "${#completions[@]}" -gt 1 ]]; then
        __countinghouse_complete "${completions[@]:0:-1}"
    fi
}

__countinghouse_cursor_index_in_current_word() {
    if [[ -z "${QIPREFIX}${IPREFIX}${PREFIX}" ]]; then
        printf 0
    else
        printf %s "${#${(z)LBUFFER}[-1]}"
    fi
}

_countinghouse() {
    emulate -RL zsh -G
    setopt extendedglob nullglob numericglobsort
    unsetopt aliases banghist

    local -xr SAP_SHELL=zsh
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(builtin emulate zsh -c 'printf %s "${ZSH_VERSION}"')"
    local -r SAP_SHELL_VERSION

    local context state state_descr line
    local -A opt_args

    local -r command_name="${words[1]}"
    local -ar command_line=("${words[@]}")
    local -ir current_word_index="$((CURRENT - 1))"

    local -i ret=1
    local -ar arg_specs=(
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'open:Open the workstation (the default).'
            'session:The workstation for one person over SSH (ForceCommand).'
            'init:Make a company file.'
            'run:Carry out one command.'
            'batch:Carry out commands, one JSON object a line.'
            'query:Ask any list or report.'
            'import:Bring in a CSV file, each row as one command.'
            'reference:List every command and query.'
            'verify:Prove the books.'
            'doctor:Look at the host and say what to mend.'
            'backup:Copy the company while people work, and prove the copy.'
            'keeper:Sync and ship the command log each second, checkpoint, watch.'
            'replay:Run the recorded commands on a new file and compare.'
            'migrate:Bring an older company file up to this program.'
            'users:List users, reset a password.'
            'keys:The SSH keys people log in with.'
            'manual:Print the man page, or write the generated pages.'
            'demo:Things to try: a receipt by scanner, AdventureWorks.'
            'help:Show subcommand help information.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        open|session|init|run|batch|query|import|reference|verify|doctor|backup|keeper|replay|migrate|users|keys|manual|demo|help)
            "_countinghouse_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_countinghouse_open() {
    local -i ret=1
    local -ar ___language=('en' 'zh-Hans' 'zh-Hant')
    local -ar ___theme=('default' 'light' 'green' 'mono' 'high-contrast' 'colour-blind')
    local -ar arg_specs=(
        '--file[The company file (default\: $COUNTINGHOUSE_FILE, else the one file in the data folder).]:file:_files -g '\''*.books'\'''
        '--user[Work as this user (for whoever owns the file; recorded as route “file”).]:user:'
        '--language[en, zh-Hans or zh-Hant.]:language:{__countinghouse_complete "${___language[@]}"}'
        '--theme[default, light, green, mono, high-contrast, colour-blind, or a TOML file.]:theme:{__countinghouse_complete "${___theme[@]}"}'
        '--lock[Lock after so many idle minutes, 0\: never (default\: the setting core.idle-minutes).]:lock:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_countinghouse_session() {
    local -i ret=1
    local -ar ___language=('en' 'zh-Hans' 'zh-Hant')
    local -ar arg_specs=(
        '--file[The company file (default\: $COUNTINGHOUSE_FILE, else the one file in the data folder).]:file:_files -g '\''*.books'\'''
        '--user[Work as this user (for whoever owns the file; recorded as route “file”).]:user:'
        '--language[en, zh-Hans or zh-Hant.]:language:{__countinghouse_complete "${___language[@]}"}'
        '--lock[Lock after so many idle minutes, 0\: never (default\: the setting core.idle-minutes).]:lock:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_countinghouse_init() {
    local -i ret=1
    local -ar ___language=('en' 'zh-Hans' 'zh-Hant')
    local -ar ___chart=('cn_small_business' 'us_general' 'uk_general' 'generic')
    local -ar arg_specs=(
        '--file[The company file (default\: $COUNTINGHOUSE_FILE, else the one file in the data folder).]:file:_files -g '\''*.books'\'''
        '--user[Work as this user (for whoever owns the file; recorded as route “file”).]:user:'
        '--language[en, zh-Hans or zh-Hant.]:language:{__countinghouse_complete "${___language[@]}"}'
        '--company[The company'\''s name.]:company:'
        '--currency[Its own currency (ISO 4217).]:currency:'
        '--chart[cn_small_business, us_general, uk_general or generic.]:chart:{__countinghouse_complete "${___chart[@]}"}'
        '--first-year[The first fiscal year (default\: this one).]:first-year:'
        '--demo[Fill the sample company and let everyone look in.]'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_countinghouse_run() {
    local -i ret=1
    local -ar ___language=('en' 'zh-Hans' 'zh-Hant')
    local -ar _command=('core.add-key' 'core.add-user' 'core.appoint-deputy' 'core.change-password' 'core.change-setting' 'core.change-user' 'core.close-user' 'core.define-role' 'core.found-company' 'core.limit-scope' 'core.remove-approval-rule' 'core.remove-key' 'core.reopen-user' 'core.reset-user' 'core.set-approval-rule' 'core.set-language' 'core.take-back' 'ledgers.add-account' 'ledgers.change-account' 'ledgers.change-setting' 'ledgers.hard-close' 'ledgers.install-chart' 'ledgers.open-balances' 'ledgers.open-year' 'ledgers.post-journal' 'ledgers.reopen' 'ledgers.reverse-journal' 'ledgers.set-posting-role' 'ledgers.soft-close' 'masterdata.add-barcode' 'masterdata.add-customer' 'masterdata.add-item' 'masterdata.add-supplier' 'masterdata.add-unit' 'masterdata.archive-customer' 'masterdata.archive-item' 'masterdata.archive-supplier' 'masterdata.change-customer' 'masterdata.change-item' 'masterdata.change-setting' 'masterdata.change-supplier' 'masterdata.define-unit' 'masterdata.erase-party' 'masterdata.remove-barcode' 'masterdata.set-rate' 'masterdata.set-supplier-price' 'purchasing.approve-order' 'purchasing.cancel-order' 'purchasing.change-order' 'purchasing.change-setting' 'purchasing.close-order-short' 'purchasing.enter-order' 'purchasing.enter-supplier-invoice' 'purchasing.receive-order' 'purchasing.release-payment' 'purchasing.return-order' 'purchasing.return-to-supplier' 'purchasing.reverse-invoice' 'purchasing.reverse-receipt' 'purchasing.submit-order' 'service.add-category' 'service.assign-complaint' 'service.change-complaint' 'service.change-setting' 'service.close-complaint' 'service.log-complaint' 'service.note-complaint' 'service.reopen-complaint' 'service.resolve-complaint' 'service.resume-complaint' 'service.take-complaint' 'service.wait-for-customer' 'stock.add-warehouse' 'stock.change-setting' 'stock.change-warehouse' 'stock.issue-goods' 'stock.open-stock' 'stock.receive-goods' 'stock.reverse-move')
    local -ar arg_specs=(
        '--file[The company file (default\: $COUNTINGHOUSE_FILE, else the one file in the data folder).]:file:_files -g '\''*.books'\'''
        '--user[Work as this user (for whoever owns the file; recorded as route “file”).]:user:'
        '--language[en, zh-Hans or zh-Hant.]:language:{__countinghouse_complete "${___language[@]}"}'
        ':command:{__countinghouse_complete "${_command[@]}"}'
        '--json[The command'\''s fields as JSON, or - to read them from standard input.]:json:'
        '--key[A key of your own\: the same key never acts twice.]:key:'
        '--at[The working day (ISO).]:at:'
        '--preview[Show what would happen and change nothing.]'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_countinghouse_batch() {
    local -i ret=1
    local -ar ___language=('en' 'zh-Hans' 'zh-Hant')
    local -ar arg_specs=(
        '--file[The company file (default\: $COUNTINGHOUSE_FILE, else the one file in the data folder).]:file:_files -g '\''*.books'\'''
        '--user[Work as this user (for whoever owns the file; recorded as route “file”).]:user:'
        '--language[en, zh-Hans or zh-Hant.]:language:{__countinghouse_complete "${___language[@]}"}'
        ':source:'
        '--stop[Stop at the first refusal.]'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_countinghouse_query() {
    local -i ret=1
    local -ar _name=('core.approval-rules' 'core.audit' 'core.change' 'core.denials' 'core.documents' 'core.drafts' 'core.erasures' 'core.find-user' 'core.history' 'core.inbox' 'core.keys' 'core.limits' 'core.rights' 'core.roles' 'core.scope-codes' 'core.setting-history' 'core.settings' 'core.users' 'ledgers.account-card' 'ledgers.accounts' 'ledgers.balance-sheet' 'ledgers.day-book' 'ledgers.find-account' 'ledgers.income-statement' 'ledgers.journal' 'ledgers.journal-lines' 'ledgers.periods' 'ledgers.posting-roles' 'ledgers.trial-balance' 'masterdata.customers' 'masterdata.find-customer' 'masterdata.find-item' 'masterdata.find-supplier' 'masterdata.find-unit' 'masterdata.item-barcodes' 'masterdata.item-card' 'masterdata.items' 'masterdata.party-card' 'masterdata.rates' 'masterdata.supplier-prices' 'masterdata.suppliers' 'purchasing.by-vendor' 'purchasing.find-order' 'purchasing.find-order-to-invoice' 'purchasing.grni' 'purchasing.invoice-lines' 'purchasing.invoices' 'purchasing.open-lines' 'purchasing.open-orders' 'purchasing.order-card' 'purchasing.order-lines' 'purchasing.orders' 'purchasing.receipt-lines' 'purchasing.receipts' 'purchasing.receipts-by-vendor' 'service.by-category' 'service.categories' 'service.complaint-card' 'service.complaint-events' 'service.complaints' 'service.customer-complaints' 'service.customer-documents' 'service.my-complaints' 'service.owners' 'stock.card' 'stock.move-lines' 'stock.moves' 'stock.on-hand' 'stock.valuation' 'stock.warehouses')
    local -ar arg_specs=(
        ':name:{__countinghouse_complete "${_name[@]}"}'
        '*:rest:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_countinghouse_import() {
    local -i ret=1
    local -ar ___language=('en' 'zh-Hans' 'zh-Hant')
    local -ar _kind=('accounts' 'barcodes' 'complaints' 'customers' 'items' 'journals' 'opening-balances' 'opening-stock' 'orders' 'prices' 'rates' 'receipts' 'suppliers' 'units' 'users' 'warehouses')
    local -ar ___encoding=('utf-8' 'utf-16' 'gb18030' 'big5')
    local -ar arg_specs=(
        '--file[The company file (default\: $COUNTINGHOUSE_FILE, else the one file in the data folder).]:file:_files -g '\''*.books'\'''
        '--user[Work as this user (for whoever owns the file; recorded as route “file”).]:user:'
        '--language[en, zh-Hans or zh-Hant.]:language:{__countinghouse_complete "${___language[@]}"}'
        ':kind:{__countinghouse_complete "${_kind[@]}"}'
        ':source:_files -g '\''*.csv'\'''
        '--dry-run[Stop after the check.]'
        '--undo[Take the import of this file back, from its last row to its first.]'
        '*--map[theirs=ours, as often as needed.]:map:'
        '--encoding[How the file is written, where its bytes do not say it.]:encoding:{__countinghouse_complete "${___encoding[@]}"}'
        '--at[The working day (ISO).]:at:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_countinghouse_reference() {
    local -i ret=1
    local -ar ___language=('en' 'zh-Hans' 'zh-Hant')
    local -ar ___format=('text' 'json')
    local -ar arg_specs=(
        '--file[The company file (default\: $COUNTINGHOUSE_FILE, else the one file in the data folder).]:file:_files -g '\''*.books'\'''
        '--user[Work as this user (for whoever owns the file; recorded as route “file”).]:user:'
        '--language[en, zh-Hans or zh-Hant.]:language:{__countinghouse_complete "${___language[@]}"}'
        '--format[text or json.]:format:{__countinghouse_complete "${___format[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_countinghouse_verify() {
    local -i ret=1
    local -ar ___language=('en' 'zh-Hans' 'zh-Hant')
    local -ar arg_specs=(
        '--file[The company file (default\: $COUNTINGHOUSE_FILE, else the one file in the data folder).]:file:_files -g '\''*.books'\'''
        '--user[Work as this user (for whoever owns the file; recorded as route “file”).]:user:'
        '--language[en, zh-Hans or zh-Hant.]:language:{__countinghouse_complete "${___language[@]}"}'
        '--quiet[Say only what is broken.]'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_countinghouse_doctor() {
    local -i ret=1
    local -ar ___language=('en' 'zh-Hans' 'zh-Hant')
    local -ar arg_specs=(
        '--file[The company file (default\: $COUNTINGHOUSE_FILE, else the one file in the data folder).]:file:_files -g '\''*.books'\'''
        '--user[Work as this user (for whoever owns the file; recorded as route “file”).]:user:'
        '--language[en, zh-Hans or zh-Hant.]:language:{__countinghouse_complete "${___language[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_countinghouse_backup() {
    local -i ret=1
    local -ar ___language=('en' 'zh-Hans' 'zh-Hant')
    local -ar arg_specs=(
        '--file[The company file (default\: $COUNTINGHOUSE_FILE, else the one file in the data folder).]:file:_files -g '\''*.books'\'''
        '--user[Work as this user (for whoever owns the file; recorded as route “file”).]:user:'
        '--language[en, zh-Hans or zh-Hant.]:language:{__countinghouse_complete "${___language[@]}"}'
        ':destination:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_countinghouse_keeper() {
    local -i ret=1
    local -ar ___language=('en' 'zh-Hans' 'zh-Hant')
    local -ar arg_specs=(
        '--file[The company file (default\: $COUNTINGHOUSE_FILE, else the one file in the data folder).]:file:_files -g '\''*.books'\'''
        '--user[Work as this user (for whoever owns the file; recorded as route “file”).]:user:'
        '--language[en, zh-Hans or zh-Hant.]:language:{__countinghouse_complete "${___language[@]}"}'
        '--ship[Copy the command log to this folder, best on another host'\''s disk.]:ship:'
        '--once[One round, then end\: for cron.]'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_countinghouse_replay() {
    local -i ret=1
    local -ar ___language=('en' 'zh-Hans' 'zh-Hant')
    local -ar arg_specs=(
        '--file[The company file (default\: $COUNTINGHOUSE_FILE, else the one file in the data folder).]:file:_files -g '\''*.books'\'''
        '--user[Work as this user (for whoever owns the file; recorded as route “file”).]:user:'
        '--language[en, zh-Hans or zh-Hant.]:language:{__countinghouse_complete "${___language[@]}"}'
        ':destination:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_countinghouse_migrate() {
    local -i ret=1
    local -ar ___language=('en' 'zh-Hans' 'zh-Hant')
    local -ar arg_specs=(
        '--file[The company file (default\: $COUNTINGHOUSE_FILE, else the one file in the data folder).]:file:_files -g '\''*.books'\'''
        '--user[Work as this user (for whoever owns the file; recorded as route “file”).]:user:'
        '--language[en, zh-Hans or zh-Hant.]:language:{__countinghouse_complete "${___language[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_countinghouse_users() {
    local -i ret=1
    local -ar arg_specs=(
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'list:List the users.'
            'reset:Set a new password for a user; they choose their own at the next login.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        list|reset)
            "_countinghouse_users_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_countinghouse_users_list() {
    local -i ret=1
    local -ar ___language=('en' 'zh-Hans' 'zh-Hant')
    local -ar arg_specs=(
        '--file[The company file (default\: $COUNTINGHOUSE_FILE, else the one file in the data folder).]:file:_files -g '\''*.books'\'''
        '--user[Work as this user (for whoever owns the file; recorded as route “file”).]:user:'
        '--language[en, zh-Hans or zh-Hant.]:language:{__countinghouse_complete "${___language[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_countinghouse_users_reset() {
    local -i ret=1
    local -ar ___language=('en' 'zh-Hans' 'zh-Hant')
    local -ar arg_specs=(
        '--file[The company file (default\: $COUNTINGHOUSE_FILE, else the one file in the data folder).]:file:_files -g '\''*.books'\'''
        '--user[Work as this user (for whoever owns the file; recorded as route “file”).]:user:'
        '--language[en, zh-Hans or zh-Hant.]:language:{__countinghouse_complete "${___language[@]}"}'
        ':name:'
        '--stdin[Read the password from standard input instead of the terminal.]'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_countinghouse_keys() {
    local -i ret=1
    local -ar arg_specs=(
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'list:List the keys.'
            'add:Let a user log in with a public key.'
            'remove:End a key.'
            'print:Print the authorized_keys line for a fingerprint, or nothing.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        list|add|remove|print)
            "_countinghouse_keys_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_countinghouse_keys_list() {
    local -i ret=1
    local -ar ___language=('en' 'zh-Hans' 'zh-Hant')
    local -ar arg_specs=(
        '--file[The company file (default\: $COUNTINGHOUSE_FILE, else the one file in the data folder).]:file:_files -g '\''*.books'\'''
        '--user[Work as this user (for whoever owns the file; recorded as route “file”).]:user:'
        '--language[en, zh-Hans or zh-Hant.]:language:{__countinghouse_complete "${___language[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_countinghouse_keys_add() {
    local -i ret=1
    local -ar ___language=('en' 'zh-Hans' 'zh-Hant')
    local -ar arg_specs=(
        '--file[The company file (default\: $COUNTINGHOUSE_FILE, else the one file in the data folder).]:file:_files -g '\''*.books'\'''
        '--user[Work as this user (for whoever owns the file; recorded as route “file”).]:user:'
        '--language[en, zh-Hans or zh-Hant.]:language:{__countinghouse_complete "${___language[@]}"}'
        ':name:'
        ':line:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_countinghouse_keys_remove() {
    local -i ret=1
    local -ar ___language=('en' 'zh-Hans' 'zh-Hant')
    local -ar arg_specs=(
        '--file[The company file (default\: $COUNTINGHOUSE_FILE, else the one file in the data folder).]:file:_files -g '\''*.books'\'''
        '--user[Work as this user (for whoever owns the file; recorded as route “file”).]:user:'
        '--language[en, zh-Hans or zh-Hant.]:language:{__countinghouse_complete "${___language[@]}"}'
        ':fingerprint:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_countinghouse_keys_print() {
    local -i ret=1
    local -ar arg_specs=(
        '--list[The exported list, FILE-keys beside the company file.]:list:'
        ':fingerprint:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_countinghouse_manual() {
    local -i ret=1
    local -ar ___language=('en' 'zh-Hans' 'zh-Hant')
    local -ar arg_specs=(
        '--write[Write every generated page into this folder.]:write:'
        '--language[en, zh-Hans or zh-Hant.]:language:{__countinghouse_complete "${___language[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_countinghouse_demo() {
    local -i ret=1
    local -ar arg_specs=(
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'scan:A receipt by scanner, without a scanner.'
            'adventureworks:Import AdventureWorks and compare.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        scan|adventureworks)
            "_countinghouse_demo_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_countinghouse_demo_scan() {
    local -i ret=1
    local -ar ___language=('en' 'zh-Hans' 'zh-Hant')
    local -ar arg_specs=(
        '--file[The company file (default\: $COUNTINGHOUSE_FILE, else the one file in the data folder).]:file:_files -g '\''*.books'\'''
        '--user[Work as this user (for whoever owns the file; recorded as route “file”).]:user:'
        '--language[en, zh-Hans or zh-Hant.]:language:{__countinghouse_complete "${___language[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_countinghouse_demo_adventureworks() {
    local -i ret=1
    local -ar arg_specs=(
        '--data[The folder of its CSV files.]:data:'
        '--file[The new company file (default\: a temporary one).]:file:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_countinghouse_help() {
    local -i ret=1
    local -ar arg_specs=(
        '*:subcommands:'
        '--version[Show the version.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

if [[ "${funcstack[1]}" = _countinghouse ]]; then
    _countinghouse "${@}"
else
    compdef _countinghouse countinghouse
fi
