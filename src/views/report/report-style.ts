/** The style sheet of a saved report: paper on any screen, A4 or Letter when printed. Fonts are those of the reader's device. */
export const reportStyle = `
*{box-sizing:border-box;margin:0}
html{font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif;color:#231f1a;background:#fbf8f2;-webkit-print-color-adjust:exact;print-color-adjust:exact}
main{max-width:50rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1,h2,h3,h4{font-family:"Iowan Old Style",Georgia,serif;font-weight:600;line-height:1.2;text-wrap:balance}
h1{font-size:2.1rem}h2{font-size:1.55rem;max-width:46ch}h3{font-size:1.2rem;margin-top:1.5rem}h4{font-size:1.05rem;margin-top:1rem}
p,li{max-width:68ch}
.quiet,.measure,.kicker,.source,.before,caption{color:#6b6257}
.small,.measure,.reading,.before,.source{font-size:.875rem}
.head{border-bottom:3px double #b8ab98;padding-bottom:1rem;margin-bottom:1rem}
.finding{padding:2rem 0;border-bottom:3px double #b8ab98}
.finding>*+*,section>*+*{margin-top:.75rem}
figure{margin-top:1rem}
svg{display:block;width:100%;overflow:visible;height:auto;margin:.75rem 0}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(10rem,1fr));gap:1rem}
dl>div{border-left:1px solid #e5ddd0;padding-left:1rem}
dt{font-size:.875rem;color:#6b6257}dd{margin:0}
.value{font:500 1.6rem/1.25 "Iowan Old Style",Georgia,serif;font-variant-numeric:tabular-nums}
ul,ol{padding-left:1.25em}
.lists,.cards,.yardsticks,ol{list-style:none;padding:0}
.lists li,.cards li,.yardsticks li{padding:.5rem 0;border-bottom:1px solid #e5ddd0}
.lists .numbers{float:right;font-variant-numeric:tabular-nums}
.lists li>span:last-child,.cards p,.yardsticks li>*{display:block}
.name{font-weight:600}
.verdict{color:#8a4f08;font-weight:600;font-size:.875rem;margin-left:.5rem}.verdict.better{color:#1d6b52}
.swatch{display:inline-block;min-width:1.5rem;border:2px solid;text-align:center;font-size:.8rem;margin-right:.5rem}
ol>li .numbers{float:right;text-align:right}ol>li .numbers>span{display:block}
table{width:100%;border-collapse:collapse;font-size:.875rem;font-variant-numeric:tabular-nums}
caption{text-align:left;padding-bottom:.25rem}
th,td{padding:.3rem .75rem .3rem 0;border-bottom:1px solid #e5ddd0;font-weight:400;text-align:left;vertical-align:baseline;overflow-wrap:break-word}
thead th{border-bottom-color:#b8ab98;color:#6b6257;font-size:.8rem;vertical-align:bottom}
.numeric{text-align:right}
section.scroll{overflow-x:auto}
details>summary{cursor:pointer;color:#6b6257;font-size:.875rem}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.foot{margin-top:2rem;color:#6b6257;font-size:.8rem}.foot p{max-width:none;overflow-wrap:anywhere}
@media print{
@page{margin:16mm 14mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt sans-serif}}
html{background:#fff;font-size:10pt}
main{max-width:none;padding:0}
.finding{break-before:page;border:0;padding:0}
.finding:first-of-type{break-before:auto}
svg,tr,li,dl>div{break-inside:avoid}
h1,h2,h3,h4,figcaption,summary{break-after:avoid}
section.scroll{overflow:visible}
}
`.replaceAll('\n', '')
