package io.github.evidencegate.rendering;

/**
 * How the page looks: one column, on wide screens with the contents beside it; light or dark as the reader's system is;
 * on paper without colours of the screen and with every fold open. No rule is needed to understand the page.
 */
final class HtmlStyle {
    /** The style sheet. A colour for text has a contrast of 4.5 or more on each background (WCAG 2.2, 1.4.3). */
    static final String SHEET = """
            :root {
              --page: #ffffff; --raised: #f3f5f8; --line: #c9d0d9; --text: #1c2128; --quiet: #56606b;
              --link: #0550ae; --good: #10652a; --warning: #7d4a00; --bad: #b3201a;
            }
            @media screen and (prefers-color-scheme: dark) {
              :root {
                --page: #11151b; --raised: #1d232c; --line: #3d4754; --text: #e6ebf1; --quiet: #a3afbc;
                --link: #85bbff; --good: #74d68c; --warning: #f0bb52; --bad: #ff958c;
              }
            }
            * { box-sizing: border-box; }
            html { color-scheme: light dark; scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
            body {
              margin: 0 auto; max-width: 88rem; padding: 1rem; background: var(--page); color: var(--text);
              font: 1rem/1.5 system-ui, sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
            }
            a { color: var(--link); }
            :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
            main:focus { outline: none; }
            .skip { position: absolute; left: -100vw; padding: .5rem 1rem; background: var(--page); z-index: 1; }
            .skip:focus { left: 1rem; top: .5rem; }
            header { border-inline-start: .5rem solid var(--line); padding: .25rem 1rem; background: var(--raised); }
            header p { margin: .5rem 0; max-width: 75ch; }
            .kind { color: var(--quiet); font-size: .875rem; }
            h1 { margin: 0; font-size: 1.5rem; line-height: 1.25; }
            h2 { margin: 2rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); font-size: 1.25rem; }
            header.good { border-color: var(--good); }
            header.warning { border-color: var(--warning); }
            header.bad { border-color: var(--bad); }
            .mark { font-size: 0; }
            .mark::before { display: inline-block; min-width: 1.125rem; font-size: 1rem; font-weight: 700; }
            .mark.good::before { content: "✓"; color: var(--good); }
            .mark.warning::before { content: "!"; color: var(--warning); }
            .mark.bad::before { content: "✕"; color: var(--bad); }
            h1 .mark::before { min-width: 1.5rem; font-size: 1.5rem; }
            .good + strong, .good h1 { color: var(--good); }
            .warning + strong, .warning h1 { color: var(--warning); }
            .bad + strong, .bad h1 { color: var(--bad); }
            nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 1rem 0 0; padding: 0; list-style: none; }
            nav li { margin: 0; }
            nav a { display: inline-block; padding: .25rem 0; }
            code {
              padding: .1em .3em; border-radius: .25rem; background: var(--raised);
              font: .875em/1.4 ui-monospace, monospace; white-space: pre-wrap;
            }
            header code { background: var(--page); }
            section p, section ul { max-width: 90ch; }
            section ul { padding-inline-start: 1.5rem; }
            li { margin: .375rem 0; }
            header strong ~ strong::before, li strong ~ strong::before { content: "\\a"; white-space: pre; }
            .more { color: var(--quiet); }
            details { margin: .75rem 0; border: 1px solid var(--line); border-radius: .375rem; }
            summary { padding: .5rem .75rem; cursor: pointer; font-weight: 600; }
            details > :not(summary) { margin: .5rem .75rem .75rem; }
            .scroll { max-width: 100%; overflow-x: auto; }
            table { border-collapse: collapse; min-width: 100%; font-size: .9375rem; }
            caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
            th, td { padding: .375rem .625rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
            th { font-weight: 400; }
            thead th { color: var(--quiet); font-size: .875rem; font-weight: 600; white-space: nowrap; }
            tbody :is(th, td):not(.long), tbody :not(.long) > code { white-space: nowrap; }
            tbody .long { min-width: 15rem; }
            footer { margin-top: 2.5rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .875rem; }
            @media (min-width: 70rem) {
              body { display: grid; grid-template-columns: 13rem minmax(0, 1fr); column-gap: 2rem; padding: 1.5rem 2rem; }
              header, footer { grid-column: 1 / -1; }
              nav ul { position: sticky; top: 1rem; display: block; margin-top: 2rem; }
            }
            @media print {
              body { display: block; max-width: none; padding: 0; font-size: 10pt; }
              nav, .skip { display: none; }
              .scroll { overflow: visible; }
              details::details-content { content-visibility: visible; }
              h2, summary { break-after: avoid; }
              tr, li { break-inside: avoid; }
              table { font-size: 9pt; }
              th, td { overflow-wrap: break-word; }
              code { overflow-wrap: anywhere; }
              tbody * { min-width: 0 !important; white-space: pre-wrap !important; }
            }
            """;

    private HtmlStyle() {}
}
