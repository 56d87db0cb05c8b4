import { styleOf } from '../artifacts/render/style';

/** The widest table, of the accounts, fits into what is wider. */
const NARROW = '54rem';

/** The bar above every page, and what stands between it and the page. */
const FRAME = `main,header nav{max-width:72rem}
main>p,main>dl,main>pre,main>ul,.draft{max-width:60rem}
header{background:#1c2330;color:#fff}
header nav{margin:0 auto;padding:.6rem 1.25rem;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;align-items:center}
header a,header button{color:#fff;text-decoration:none;font:inherit;background:none;border:0;padding:.25rem 0;cursor:pointer}
header a:hover,header a[aria-current],header button:hover{text-decoration:underline}
header b{margin-right:auto}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:#fff;color:#1f4e9c;padding:.3rem .6rem;z-index:1}
.held{max-width:72rem;margin:0 auto;padding:.5rem 1.25rem;font-size:.85rem;color:#565f70;border-bottom:1px solid #d5dae3}`;

/** Facts, scores and words of others. */
const FACTS = `dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:.6rem 0}
dt{color:#565f70}
dd{margin:0}
.band{display:inline-block;border:1px solid currentColor;border-radius:1rem;padding:0 .55rem;font-size:.85rem;white-space:nowrap}
.band.bad{color:#9b1c1c;font-weight:600}
.band.fair{color:#8a4b00}
.band.good{color:#1a6b3c}
.notice{border-left:4px solid #d9730d;background:#fdf3e6;padding:.7rem 1rem;margin:.8rem 0}
blockquote{margin:.3rem 0 .3rem .2rem;padding-left:.8rem;border-left:3px solid #d5dae3;color:#3b4456}`;

/** Forms, in which a draft's texts and an account's filter look otherwise. */
const FORMS = `form.stack{border:1px solid #d5dae3;border-radius:6px;padding:.8rem 1rem;margin:.8rem 0;max-width:44rem}
label{display:block;font-weight:600;margin:.6rem 0 .2rem}
input,textarea,select{font:inherit;width:100%;padding:.45rem .6rem;border:1px solid #767f90;border-radius:4px;color:inherit;background:#fff}
main button{font:inherit;font-weight:600;color:#fff;background:#1f4e9c;border:0;border-radius:4px;padding:.5rem 1.1rem;margin-top:.8rem;cursor:pointer}
main button.refuse{background:#8a4b00}
a.button{display:inline-block;color:#fff;background:#1f4e9c;border-radius:4px;padding:.5rem 1.1rem;font-weight:600;text-decoration:none}
input:not([type=checkbox]),select,.filter button{height:2.6rem}
form.wide{max-width:none}
.narrow-text{max-width:44rem}
fieldset{border:0;padding:0;margin:1.4rem 0 0;min-width:0}
legend{font-weight:600;color:#1f4e9c;padding:0}
form.words{max-width:60rem}
form.words textarea{field-sizing:content;display:block}
fieldset label{font-weight:400;font-size:.85rem;color:#565f70}
label.check{display:flex;gap:.6rem;align-items:baseline;font-weight:400}
td label.check{margin:0;white-space:nowrap}
input[type=checkbox]{width:auto}
.source{font:.85rem/1.5 ui-monospace,Menlo,Consolas,monospace;overflow-x:auto}
form.filter{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:0 .8rem;align-items:end}`;

/** Orders and tables, as wide as a desk shows them. */
const TABLES = `.orders{display:flex;flex-wrap:wrap;gap:.2rem .9rem;margin:1rem 0 .2rem}
.orders a[aria-current]{font-weight:600;color:inherit;text-decoration:none}
th a{color:inherit;white-space:nowrap}
th[aria-sort=ascending] a::after{content:" \\2191"}
th[aria-sort=descending] a::after{content:" \\2193"}
td .sub{display:block;margin:.1rem 0 0}
.signal{display:block;color:#9b1c1c;font-size:.85rem}
td ul,td ol{margin:0;padding-left:1.8rem}
td li:first-child{margin-top:0}
li.other{list-style:none;margin-left:-1.8rem}
.score{white-space:nowrap}
.narrow{max-width:22rem}
.even table{table-layout:fixed}
summary{cursor:pointer;color:#1f4e9c;font-weight:600}
.draft{border:1px solid #d5dae3;border-radius:6px;padding:.2rem 1.1rem 1rem;margin:.8rem 0}`;

/** Where a table is cards. Those of a brief one are led by whom and what, and the rest is one paragraph. */
const CARDS = `@media (max-width:${NARROW}){
header b{flex-basis:100%}
thead{display:none}
tr{display:grid;grid-template-columns:1fr 1fr;column-gap:.8rem}
td:first-child,td:last-child:nth-child(even){grid-column:1/-1}
dl{grid-template-columns:1fr;gap:0}
dt{margin-top:.5rem;font-size:.85rem}
summary{padding:.3rem 0}
.brief tr{display:block;padding:.4rem .75rem;margin:.45rem 0;line-height:1.4}
.brief td{display:inline;padding:0;font-size:.82rem;color:#565f70}
.brief td.leading{display:block;font-size:.92rem;color:inherit}
.brief td.leading a{display:inline-block;padding:.1rem 0}
.brief td:empty{display:none}
.brief td.leading::before{content:none}
.brief td:not(.leading)::before{display:inline;font-size:inherit;font-weight:400;content:attr(data-label) ": "}
.brief td:not(.leading):has(~td:not(:empty))::after{content:" · "}
.brief td .signal,.brief td .sub{display:inline;font-size:inherit}
.brief td .exact{display:none}
.brief td .signal{white-space:nowrap}
.brief td .signal+.signal::before{content:"and "}
.brief td:not(.leading) .sub::before{content:"("}
.brief td:not(.leading) .sub::after{content:")"}
.brief .band{font-size:inherit;line-height:1.25}
}`;

/** What phones fold stands open elsewhere, as a part of the table before it. */
const FOLDED = `@supports selector(::details-content){@media print,(min-width:60rem){
.phone::details-content{display:block;content-visibility:visible}
.phone>summary{display:none}
.phone thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table:has(+.phone){margin-bottom:0}
.phone table{margin-top:0}
}}`;

/** Both parts of a table that phones cut have columns of one width. */
const WIDTHS = `@media print,(min-width:60rem){
.tasks,.portfolio,.notices,.team{table-layout:fixed}
.tasks col:nth-child(1){width:15%}
.tasks col:nth-child(3){width:8%}
.tasks col:nth-child(4){width:6.5%}
.tasks col:nth-child(5){width:11.5%}
.tasks col:nth-child(6){width:24%}
.portfolio col:nth-child(1){width:16%}
.portfolio col:nth-child(2){width:10%}
.portfolio col:nth-child(3){width:11%}
.portfolio col:nth-child(4){width:10%}
.portfolio col:nth-child(5){width:15%}
.notices col:nth-child(1),.notices col:nth-child(n+3){width:18%}
}`;

/** The sheet of the artifacts, and what only the console has. */
export const CONSOLE_STYLE = [
  styleOf(NARROW),
  FRAME,
  FACTS,
  FORMS,
  TABLES,
  CARDS,
  FOLDED,
  WIDTHS,
  '@media print{header,form,.skip{display:none}}',
].join('\n');
