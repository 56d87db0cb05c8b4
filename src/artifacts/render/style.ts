/**
 * One sheet for everything people read in a browser, on paper too: dark ink on white, contrast of 4.5 and more, tables
 * that become cards on a narrow screen. Nothing is loaded from elsewhere.
 */
export const STYLE = styleOf('40rem');

/** @param narrow up to which width tables are cards */
export function styleOf(narrow: string): string {
  return `
*{box-sizing:border-box}
body{margin:0;color:#1c2330;background:#fff;font:16px/1.55 "Source Sans 3",system-ui,"Segoe UI",Roboto,Arial,sans-serif;overflow-wrap:break-word}
main{max-width:60rem;margin:0 auto;padding:1.5rem 1.25rem 4rem}
h1{font-size:1.7rem;line-height:1.25;margin:.5rem 0 0}
h2{font-size:1.15rem;color:#1f4e9c;margin:2rem 0 .6rem;padding-bottom:.2rem;border-bottom:1px solid #d5dae3;break-after:avoid}
h3{font-size:1rem;margin:1.2rem 0 .4rem;break-after:avoid}
.sub{color:#565f70;margin:.2rem 0 1.2rem}
ul,ol{padding-left:1.3rem;margin:.4rem 0}
li{margin:.25rem 0}
a{color:#1f4e9c}
:focus-visible,input:focus-within{outline:3px solid #d9730d;outline-offset:2px}
sup{font-size:.68em;line-height:0;margin-left:.2em;white-space:nowrap}
td>sup:only-child{font-size:.85em;vertical-align:baseline;margin:0}
sup a{text-decoration:none;padding:.3em .1em}
sup a:hover,sup a:focus{text-decoration:underline}
.summary{background:#f1f4fa;border-left:4px solid #1f4e9c;padding:.8rem 1rem;font-size:1.06rem;margin:.6rem 0}
table{border-collapse:collapse;width:100%;font-size:.92rem;margin:.6rem 0}
th,td{border-bottom:1px solid #d5dae3;padding:.45rem .6rem .45rem 0;text-align:left;vertical-align:top}
th{border-bottom:2px solid #1f4e9c;font-weight:600;vertical-align:bottom}
th.figure,td.figure{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;padding-right:1.1rem}
tr{break-inside:avoid}
figure{margin:1.2rem 0;break-inside:avoid}
figure svg{display:block;width:100%;max-width:44rem;height:auto}
figcaption{font-size:.9rem;color:#3b4456;margin-bottom:.3rem}
.evidence{font-size:.88rem;color:#3b4456}
.evidence code{color:#565f70;background:none;padding:0}
.evidence li:target{background:#fdf0dd;outline:3px solid #fdf0dd}
code{background:#f1f4fa;padding:0 .2rem;font-size:.92em}
pre{white-space:pre-wrap;font:inherit;font-size:.9rem;background:#f8f9fc;border:1px solid #e6ebf4;padding:.8rem 1rem;margin:.4rem 0}
mark{background:#fde7c8;color:inherit;padding:.05em 0}
mark:target{background:#fbcf8d;outline:2px solid #b85d00}
@media (max-width:${narrow}){
main{padding:1rem .9rem 3rem}
h1{font-size:1.4rem}
table,tbody,tr,td{display:block;width:100%}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tr{border:1px solid #d5dae3;border-radius:6px;padding:.5rem .75rem;margin:.6rem 0}
td,td.figure{border:0;padding:.15rem 0;text-align:left;white-space:normal}
td:empty{display:none}
td::before{content:attr(data-label);display:block;font-size:.75rem;font-weight:600;color:#565f70}
}
@media print{
body{font-size:10pt}
main{max-width:none;padding:0}
a{color:inherit;text-decoration:none}
@page{margin:18mm}
}`;
}
