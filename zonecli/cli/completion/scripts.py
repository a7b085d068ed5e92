"""The scripts that teach a shell what Tab offers: each hands the words over, and puts in what comes back."""

from __future__ import annotations

# A script asks `zonecli` itself, with the shell's name in a variable and the words up to the cursor as arguments.
# Each line of the answer is a word, a tab, and what it means; the single line `:files` asks for names of files.

BASH = r"""# bash completion of zonecli. In ~/.bashrc: eval "$(zonecli completion bash)"
_zonecli() {
    local IFS=$'\n'
    COMPREPLY=($(_ZONECLI_COMPLETE=bash _ZONECLI_LINE="${COMP_LINE:0:COMP_POINT}" \
        _ZONECLI_BREAKS="$COMP_WORDBREAKS" "$1" 2>/dev/null))
    if [[ ${COMPREPLY[0]} == :files ]]; then
        COMPREPLY=()
        compopt -o default
    elif [[ ${COMPREPLY[0]} == *[=,.] ]]; then
        compopt -o nospace
    fi
}
complete -F _zonecli zonecli
"""

ZSH = r"""#compdef zonecli
# zsh completion of zonecli. In ~/.zshrc, after compinit: eval "$(zonecli completion zsh)"
_zonecli() {
    local line value
    local -a lines values shown open_values open_shown look
    lines=("${(@f)$(_ZONECLI_COMPLETE=zsh ${(Q)words[1]} "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    if [[ $lines[1] == :files ]]; then
        _files
        return
    fi
    for line in ${lines:#}; do
        value=${line%%$'\t'*}
        if [[ $value == *[=,.] ]]; then
            open_values+=("$value")
            open_shown+=("${line/$'\t'/  -- }")
        else
            values+=("$value")
            shown+=("${line/$'\t'/  -- }")
        fi
    done
    # Words with their meanings stand below each other, words alone side by side.
    [[ $lines == *$'\t'* ]] && look=(-l)
    (( $#values )) && compadd $look -d shown -a values
    (( $#open_values )) && compadd -S '' $look -d open_shown -a open_values
}
if [[ $funcstack[1] == _zonecli ]]; then
    _zonecli "$@"
else
    compdef _zonecli zonecli
fi
"""

FISH = r"""# fish completion of zonecli. In ~/.config/fish/config.fish: zonecli completion fish | source
function __zonecli_complete
    set -l words (commandline -opc)
    set -l raw (commandline -ct)
    # A quote that is still open is closed for reading.
    set -l word (string unescape -- $raw; or string unescape -- "$raw'"; or string unescape -- "$raw\"")
    set -q word[1]; or set word ''
    set -l lines (_ZONECLI_COMPLETE=fish $words[1] $words[2..-1] $word[1] 2>/dev/null)
    if test "$lines[1]" = ':files'
        __fish_complete_path $word[1]
    else
        printf '%s\n' $lines
    end
end
complete -c zonecli -f -a '(__zonecli_complete)'
"""

POWERSHELL = r"""# PowerShell completion of zonecli. In $PROFILE:
#     zonecli completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName zonecli -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { if ($null -ne $_.Value) { [string]$_.Value } else { $_.Extent.Text } })
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $env:_ZONECLI_COMPLETE = 'powershell'
        $env:_ZONECLI_WORD = ' ' + $wordToComplete.Trim("'", '"')
        $lines = @(& zonecli @words 2>$null)
    } finally {
        [Console]::OutputEncoding = $encoding
        Remove-Item Env:_ZONECLI_COMPLETE, Env:_ZONECLI_WORD
    }
    if ($lines[0] -eq ':files') { return }
    $lines | ForEach-Object {
        $value, $text = $_ -split "`t", 2
        $typed = $value
        if ($value -match '[^\w./=:~-]') { $typed = "'" + $value.Replace("'", "''") + "'" }
        if (-not $text) { $text = $value }
        [System.Management.Automation.CompletionResult]::new($typed, $value, 'ParameterValue', $text)
    }
}
"""

SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH, "powershell": POWERSHELL}
