function __countinghouse_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __countinghouse_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __countinghouse_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __countinghouse_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __countinghouse_parse_tokens -S
    set -l unparsed_tokens (__countinghouse_tokens -pc)
    switch $unparsed_tokens[1]
    case 'countinghouse'
        __countinghouse_parse_subcommand 0 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'open'
            __countinghouse_parse_subcommand 0 'file=' 'user=' 'language=' 'theme=' 'lock=' 'version' 'h/help'
        case 'session'
            __countinghouse_parse_subcommand 0 'file=' 'user=' 'language=' 'lock=' 'version' 'h/help'
        case 'init'
            __countinghouse_parse_subcommand 0 'file=' 'user=' 'language=' 'company=' 'currency=' 'chart=' 'first-year=' 'demo' 'version' 'h/help'
        case 'run'
            __countinghouse_parse_subcommand 1 'file=' 'user=' 'language=' 'json=' 'key=' 'at=' 'preview' 'version' 'h/help'
        case 'batch'
            __countinghouse_parse_subcommand 1 'file=' 'user=' 'language=' 'stop' 'version' 'h/help'
        case 'query'
            __countinghouse_parse_subcommand -r 2 'version' 'h/help'
        case 'import'
            __countinghouse_parse_subcommand 2 'file=' 'user=' 'language=' 'dry-run' 'undo' 'map=+' 'encoding=' 'at=' 'version' 'h/help'
        case 'reference'
            __countinghouse_parse_subcommand 0 'file=' 'user=' 'language=' 'format=' 'version' 'h/help'
        case 'verify'
            __countinghouse_parse_subcommand 0 'file=' 'user=' 'language=' 'quiet' 'version' 'h/help'
        case 'doctor'
            __countinghouse_parse_subcommand 0 'file=' 'user=' 'language=' 'version' 'h/help'
        case 'backup'
            __countinghouse_parse_subcommand 1 'file=' 'user=' 'language=' 'version' 'h/help'
        case 'keeper'
            __countinghouse_parse_subcommand 0 'file=' 'user=' 'language=' 'ship=' 'once' 'version' 'h/help'
        case 'replay'
            __countinghouse_parse_subcommand 1 'file=' 'user=' 'language=' 'version' 'h/help'
        case 'migrate'
            __countinghouse_parse_subcommand 0 'file=' 'user=' 'language=' 'version' 'h/help'
        case 'users'
            __countinghouse_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'list'
                __countinghouse_parse_subcommand 0 'file=' 'user=' 'language=' 'version' 'h/help'
            case 'reset'
                __countinghouse_parse_subcommand 1 'file=' 'user=' 'language=' 'stdin' 'version' 'h/help'
            end
        case 'keys'
            __countinghouse_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'list'
                __countinghouse_parse_subcommand 0 'file=' 'user=' 'language=' 'version' 'h/help'
            case 'add'
                __countinghouse_parse_subcommand 2 'file=' 'user=' 'language=' 'version' 'h/help'
            case 'remove'
                __countinghouse_parse_subcommand 1 'file=' 'user=' 'language=' 'version' 'h/help'
            case 'print'
                __countinghouse_parse_subcommand 1 'list=' 'version' 'h/help'
            end
        case 'manual'
            __countinghouse_parse_subcommand 0 'write=' 'language=' 'version' 'h/help'
        case 'demo'
            __countinghouse_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'scan'
                __countinghouse_parse_subcommand 0 'file=' 'user=' 'language=' 'version' 'h/help'
            case 'adventureworks'
                __countinghouse_parse_subcommand 0 'data=' 'file=' 'version' 'h/help'
            end
        case 'help'
            __countinghouse_parse_subcommand -r 1 'version'
        end
    end
end

function __countinghouse_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __countinghouse_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __countinghouse_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __countinghouse_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__countinghouse_tokens -p)
    if test -z "$(__countinghouse_tokens -t)"
        set -l index (count (__countinghouse_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'countinghouse' -f
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse" version' -l 'version' -d 'Show the version.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse" -eq 1' -fa 'open' -d 'Open the workstation (the default).'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse" -eq 1' -fa 'session' -d 'The workstation for one person over SSH (ForceCommand).'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse" -eq 1' -fa 'init' -d 'Make a company file.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse" -eq 1' -fa 'run' -d 'Carry out one command.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse" -eq 1' -fa 'batch' -d 'Carry out commands, one JSON object a line.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse" -eq 1' -fa 'query' -d 'Ask any list or report.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse" -eq 1' -fa 'import' -d 'Bring in a CSV file, each row as one command.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse" -eq 1' -fa 'reference' -d 'List every command and query.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse" -eq 1' -fa 'verify' -d 'Prove the books.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse" -eq 1' -fa 'doctor' -d 'Look at the host and say what to mend.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse" -eq 1' -fa 'backup' -d 'Copy the company while people work, and prove the copy.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse" -eq 1' -fa 'keeper' -d 'Sync and ship the command log each second, checkpoint, watch.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse" -eq 1' -fa 'replay' -d 'Run the recorded commands on a new file and compare.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse" -eq 1' -fa 'migrate' -d 'Bring an older company file up to this program.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse" -eq 1' -fa 'users' -d 'List users, reset a password.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse" -eq 1' -fa 'keys' -d 'The SSH keys people log in with.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse" -eq 1' -fa 'manual' -d 'Print the man page, or write the generated pages.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse" -eq 1' -fa 'demo' -d 'Things to try: a receipt by scanner, AdventureWorks.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse open" file' -l 'file' -d 'The company file (default: $COUNTINGHOUSE_FILE, else the one file in the data folder).' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'books\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse open" user' -l 'user' -d 'Work as this user (for whoever owns the file; recorded as route “file”).' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse open" language' -l 'language' -d 'en, zh-Hans or zh-Hant.' -rfka 'en zh-Hans zh-Hant'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse open" theme' -l 'theme' -d 'default, light, green, mono, high-contrast, colour-blind, or a TOML file.' -rfka 'default light green mono high-contrast colour-blind'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse open" lock' -l 'lock' -d 'Lock after so many idle minutes, 0: never (default: the setting core.idle-minutes).' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse open" version' -l 'version' -d 'Show the version.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse open" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse session" file' -l 'file' -d 'The company file (default: $COUNTINGHOUSE_FILE, else the one file in the data folder).' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'books\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse session" user' -l 'user' -d 'Work as this user (for whoever owns the file; recorded as route “file”).' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse session" language' -l 'language' -d 'en, zh-Hans or zh-Hant.' -rfka 'en zh-Hans zh-Hant'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse session" lock' -l 'lock' -d 'Lock after so many idle minutes, 0: never (default: the setting core.idle-minutes).' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse session" version' -l 'version' -d 'Show the version.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse session" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse init" file' -l 'file' -d 'The company file (default: $COUNTINGHOUSE_FILE, else the one file in the data folder).' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'books\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse init" user' -l 'user' -d 'Work as this user (for whoever owns the file; recorded as route “file”).' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse init" language' -l 'language' -d 'en, zh-Hans or zh-Hant.' -rfka 'en zh-Hans zh-Hant'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse init" company' -l 'company' -d 'The company\'s name.' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse init" currency' -l 'currency' -d 'Its own currency (ISO 4217).' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse init" chart' -l 'chart' -d 'cn_small_business, us_general, uk_general or generic.' -rfka 'cn_small_business us_general uk_general generic'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse init" first-year' -l 'first-year' -d 'The first fiscal year (default: this one).' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse init" demo' -l 'demo' -d 'Fill the sample company and let everyone look in.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse init" version' -l 'version' -d 'Show the version.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse init" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse run" file' -l 'file' -d 'The company file (default: $COUNTINGHOUSE_FILE, else the one file in the data folder).' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'books\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse run" user' -l 'user' -d 'Work as this user (for whoever owns the file; recorded as route “file”).' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse run" language' -l 'language' -d 'en, zh-Hans or zh-Hant.' -rfka 'en zh-Hans zh-Hant'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse run" -eq 1' -fka 'core.add-key core.add-user core.appoint-deputy core.change-password core.change-setting core.change-user core.close-user core.define-role core.found-company core.limit-scope core.remove-approval-rule core.remove-key core.reopen-user core.reset-user core.set-approval-rule core.set-language core.take-back ledgers.add-account ledgers.change-account ledgers.change-setting ledgers.hard-close ledgers.install-chart ledgers.open-balances ledgers.open-year ledgers.post-journal ledgers.reopen ledgers.reverse-journal ledgers.set-posting-role ledgers.soft-close masterdata.add-barcode masterdata.add-customer masterdata.add-item masterdata.add-supplier masterdata.add-unit masterdata.archive-customer masterdata.archive-item masterdata.archive-supplier masterdata.change-customer masterdata.change-item masterdata.change-setting masterdata.change-supplier masterdata.define-unit masterdata.erase-party masterdata.remove-barcode masterdata.set-rate masterdata.set-supplier-price purchasing.approve-order purchasing.cancel-order purchasing.change-order purchasing.change-setting purchasing.close-order-short purchasing.enter-order purchasing.enter-supplier-invoice purchasing.receive-order purchasing.release-payment purchasing.return-order purchasing.return-to-supplier purchasing.reverse-invoice purchasing.reverse-receipt purchasing.submit-order service.add-category service.assign-complaint service.change-complaint service.change-setting service.close-complaint service.log-complaint service.note-complaint service.reopen-complaint service.resolve-complaint service.resume-complaint service.take-complaint service.wait-for-customer stock.add-warehouse stock.change-setting stock.change-warehouse stock.issue-goods stock.open-stock stock.receive-goods stock.reverse-move'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse run" json' -l 'json' -d 'The command\'s fields as JSON, or - to read them from standard input.' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse run" key' -l 'key' -d 'A key of your own: the same key never acts twice.' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse run" at' -l 'at' -d 'The working day (ISO).' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse run" preview' -l 'preview' -d 'Show what would happen and change nothing.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse run" version' -l 'version' -d 'Show the version.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse run" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse batch" file' -l 'file' -d 'The company file (default: $COUNTINGHOUSE_FILE, else the one file in the data folder).' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'books\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse batch" user' -l 'user' -d 'Work as this user (for whoever owns the file; recorded as route “file”).' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse batch" language' -l 'language' -d 'en, zh-Hans or zh-Hant.' -rfka 'en zh-Hans zh-Hant'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse batch" stop' -l 'stop' -d 'Stop at the first refusal.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse batch" version' -l 'version' -d 'Show the version.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse batch" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse query" -eq 1' -fka 'core.approval-rules core.audit core.change core.denials core.documents core.drafts core.erasures core.find-user core.history core.inbox core.keys core.limits core.rights core.roles core.scope-codes core.setting-history core.settings core.users ledgers.account-card ledgers.accounts ledgers.balance-sheet ledgers.day-book ledgers.find-account ledgers.income-statement ledgers.journal ledgers.journal-lines ledgers.periods ledgers.posting-roles ledgers.trial-balance masterdata.customers masterdata.find-customer masterdata.find-item masterdata.find-supplier masterdata.find-unit masterdata.item-barcodes masterdata.item-card masterdata.items masterdata.party-card masterdata.rates masterdata.supplier-prices masterdata.suppliers purchasing.by-vendor purchasing.find-order purchasing.find-order-to-invoice purchasing.grni purchasing.invoice-lines purchasing.invoices purchasing.open-lines purchasing.open-orders purchasing.order-card purchasing.order-lines purchasing.orders purchasing.receipt-lines purchasing.receipts purchasing.receipts-by-vendor service.by-category service.categories service.complaint-card service.complaint-events service.complaints service.customer-complaints service.customer-documents service.my-complaints service.owners stock.card stock.move-lines stock.moves stock.on-hand stock.valuation stock.warehouses'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse query" version' -l 'version' -d 'Show the version.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse query" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse import" file' -l 'file' -d 'The company file (default: $COUNTINGHOUSE_FILE, else the one file in the data folder).' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'books\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse import" user' -l 'user' -d 'Work as this user (for whoever owns the file; recorded as route “file”).' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse import" language' -l 'language' -d 'en, zh-Hans or zh-Hant.' -rfka 'en zh-Hans zh-Hant'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse import" -eq 1' -fka 'accounts barcodes complaints customers items journals opening-balances opening-stock orders prices rates receipts suppliers units users warehouses'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse import" -eq 2' -fa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'csv\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse import" dry-run' -l 'dry-run' -d 'Stop after the check.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse import" undo' -l 'undo' -d 'Take the import of this file back, from its last row to its first.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse import"' -l 'map' -d 'theirs=ours, as often as needed.' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse import" encoding' -l 'encoding' -d 'How the file is written, where its bytes do not say it.' -rfka 'utf-8 utf-16 gb18030 big5'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse import" at' -l 'at' -d 'The working day (ISO).' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse import" version' -l 'version' -d 'Show the version.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse import" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse reference" file' -l 'file' -d 'The company file (default: $COUNTINGHOUSE_FILE, else the one file in the data folder).' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'books\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse reference" user' -l 'user' -d 'Work as this user (for whoever owns the file; recorded as route “file”).' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse reference" language' -l 'language' -d 'en, zh-Hans or zh-Hant.' -rfka 'en zh-Hans zh-Hant'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse reference" format' -l 'format' -d 'text or json.' -rfka 'text json'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse reference" version' -l 'version' -d 'Show the version.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse reference" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse verify" file' -l 'file' -d 'The company file (default: $COUNTINGHOUSE_FILE, else the one file in the data folder).' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'books\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse verify" user' -l 'user' -d 'Work as this user (for whoever owns the file; recorded as route “file”).' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse verify" language' -l 'language' -d 'en, zh-Hans or zh-Hant.' -rfka 'en zh-Hans zh-Hant'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse verify" quiet' -l 'quiet' -d 'Say only what is broken.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse verify" version' -l 'version' -d 'Show the version.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse verify" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse doctor" file' -l 'file' -d 'The company file (default: $COUNTINGHOUSE_FILE, else the one file in the data folder).' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'books\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse doctor" user' -l 'user' -d 'Work as this user (for whoever owns the file; recorded as route “file”).' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse doctor" language' -l 'language' -d 'en, zh-Hans or zh-Hant.' -rfka 'en zh-Hans zh-Hant'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse doctor" version' -l 'version' -d 'Show the version.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse doctor" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse backup" file' -l 'file' -d 'The company file (default: $COUNTINGHOUSE_FILE, else the one file in the data folder).' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'books\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse backup" user' -l 'user' -d 'Work as this user (for whoever owns the file; recorded as route “file”).' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse backup" language' -l 'language' -d 'en, zh-Hans or zh-Hant.' -rfka 'en zh-Hans zh-Hant'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse backup" version' -l 'version' -d 'Show the version.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse backup" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse keeper" file' -l 'file' -d 'The company file (default: $COUNTINGHOUSE_FILE, else the one file in the data folder).' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'books\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse keeper" user' -l 'user' -d 'Work as this user (for whoever owns the file; recorded as route “file”).' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse keeper" language' -l 'language' -d 'en, zh-Hans or zh-Hant.' -rfka 'en zh-Hans zh-Hant'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse keeper" ship' -l 'ship' -d 'Copy the command log to this folder, best on another host\'s disk.' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse keeper" once' -l 'once' -d 'One round, then end: for cron.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse keeper" version' -l 'version' -d 'Show the version.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse keeper" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse replay" file' -l 'file' -d 'The company file (default: $COUNTINGHOUSE_FILE, else the one file in the data folder).' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'books\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse replay" user' -l 'user' -d 'Work as this user (for whoever owns the file; recorded as route “file”).' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse replay" language' -l 'language' -d 'en, zh-Hans or zh-Hant.' -rfka 'en zh-Hans zh-Hant'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse replay" version' -l 'version' -d 'Show the version.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse replay" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse migrate" file' -l 'file' -d 'The company file (default: $COUNTINGHOUSE_FILE, else the one file in the data folder).' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'books\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse migrate" user' -l 'user' -d 'Work as this user (for whoever owns the file; recorded as route “file”).' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse migrate" language' -l 'language' -d 'en, zh-Hans or zh-Hant.' -rfka 'en zh-Hans zh-Hant'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse migrate" version' -l 'version' -d 'Show the version.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse migrate" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse users" version' -l 'version' -d 'Show the version.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse users" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse users" -eq 1' -fa 'list' -d 'List the users.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse users" -eq 1' -fa 'reset' -d 'Set a new password for a user; they choose their own at the next login.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse users list" file' -l 'file' -d 'The company file (default: $COUNTINGHOUSE_FILE, else the one file in the data folder).' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'books\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse users list" user' -l 'user' -d 'Work as this user (for whoever owns the file; recorded as route “file”).' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse users list" language' -l 'language' -d 'en, zh-Hans or zh-Hant.' -rfka 'en zh-Hans zh-Hant'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse users list" version' -l 'version' -d 'Show the version.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse users list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse users reset" file' -l 'file' -d 'The company file (default: $COUNTINGHOUSE_FILE, else the one file in the data folder).' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'books\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse users reset" user' -l 'user' -d 'Work as this user (for whoever owns the file; recorded as route “file”).' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse users reset" language' -l 'language' -d 'en, zh-Hans or zh-Hant.' -rfka 'en zh-Hans zh-Hant'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse users reset" stdin' -l 'stdin' -d 'Read the password from standard input instead of the terminal.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse users reset" version' -l 'version' -d 'Show the version.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse users reset" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse keys" version' -l 'version' -d 'Show the version.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse keys" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse keys" -eq 1' -fa 'list' -d 'List the keys.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse keys" -eq 1' -fa 'add' -d 'Let a user log in with a public key.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse keys" -eq 1' -fa 'remove' -d 'End a key.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse keys" -eq 1' -fa 'print' -d 'Print the authorized_keys line for a fingerprint, or nothing.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse keys list" file' -l 'file' -d 'The company file (default: $COUNTINGHOUSE_FILE, else the one file in the data folder).' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'books\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse keys list" user' -l 'user' -d 'Work as this user (for whoever owns the file; recorded as route “file”).' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse keys list" language' -l 'language' -d 'en, zh-Hans or zh-Hant.' -rfka 'en zh-Hans zh-Hant'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse keys list" version' -l 'version' -d 'Show the version.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse keys list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse keys add" file' -l 'file' -d 'The company file (default: $COUNTINGHOUSE_FILE, else the one file in the data folder).' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'books\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse keys add" user' -l 'user' -d 'Work as this user (for whoever owns the file; recorded as route “file”).' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse keys add" language' -l 'language' -d 'en, zh-Hans or zh-Hant.' -rfka 'en zh-Hans zh-Hant'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse keys add" version' -l 'version' -d 'Show the version.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse keys add" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse keys remove" file' -l 'file' -d 'The company file (default: $COUNTINGHOUSE_FILE, else the one file in the data folder).' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'books\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse keys remove" user' -l 'user' -d 'Work as this user (for whoever owns the file; recorded as route “file”).' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse keys remove" language' -l 'language' -d 'en, zh-Hans or zh-Hant.' -rfka 'en zh-Hans zh-Hant'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse keys remove" version' -l 'version' -d 'Show the version.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse keys remove" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse keys print" list' -l 'list' -d 'The exported list, FILE-keys beside the company file.' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse keys print" version' -l 'version' -d 'Show the version.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse keys print" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse manual" write' -l 'write' -d 'Write every generated page into this folder.' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse manual" language' -l 'language' -d 'en, zh-Hans or zh-Hant.' -rfka 'en zh-Hans zh-Hant'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse manual" version' -l 'version' -d 'Show the version.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse manual" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse demo" version' -l 'version' -d 'Show the version.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse demo" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse demo" -eq 1' -fa 'scan' -d 'A receipt by scanner, without a scanner.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_positional "countinghouse demo" -eq 1' -fa 'adventureworks' -d 'Import AdventureWorks and compare.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse demo scan" file' -l 'file' -d 'The company file (default: $COUNTINGHOUSE_FILE, else the one file in the data folder).' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'books\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse demo scan" user' -l 'user' -d 'Work as this user (for whoever owns the file; recorded as route “file”).' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse demo scan" language' -l 'language' -d 'en, zh-Hans or zh-Hant.' -rfka 'en zh-Hans zh-Hant'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse demo scan" version' -l 'version' -d 'Show the version.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse demo scan" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse demo adventureworks" data' -l 'data' -d 'The folder of its CSV files.' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse demo adventureworks" file' -l 'file' -d 'The new company file (default: a temporary one).' -rfka ''
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse demo adventureworks" version' -l 'version' -d 'Show the version.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse demo adventureworks" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'countinghouse' -n '__countinghouse_should_offer_completions_for_flags_or_options "countinghouse help" version' -l 'version' -d 'Show the version.'
