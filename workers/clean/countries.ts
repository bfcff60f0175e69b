/** Countries in the seven languages that files are written in, as code and names, squashed to small ASCII letters. */
const lists = `de germany deutschland allemagne alemania germania duitsland alemanha deu ger
at austria osterreich oesterreich autriche oostenrijk aut
ch switzerland schweiz suisse suiza svizzera zwitserland suica che
fr france frankreich francia frankrijk franca fra
es spain spanien espagne espana spagna spanje espanha esp
it italy italien italie italia ita
nl netherlands thenetherlands niederlande paysbas paisesbajos paisesbaixos paesibassi nederland holland nld
be belgium belgien belgique belgica belgio belgie bel
pt portugal portogallo prt
gb uk unitedkingdom greatbritain vereinigteskonigreich grossbritannien royaumeuni reinounido regnounito verenigdkoninkrijk gbr
ie ireland irland irlande irlanda ierland irl
us usa unitedstates unitedstatesofamerica vereinigtestaaten etatsunis estadosunidos statiuniti verenigdestaten
ca canada kanada can
au australia australien australie aus
nz newzealand neuseeland nouvellezelande nuevazelanda nuovazelanda nieuwzeeland novazelandia nzl
dk denmark danemark dinamarca danimarca denemarken danmark dnk
se sweden schweden suede suecia svezia zweden sverige swe
no norway norwegen norvege noruega norvegia noorwegen norge nor
fi finland finnland finlande finlandia suomi fin
pl poland polen pologne polonia polska pol
cz czechia czechrepublic tschechien tschechischerepublik tchequie chequia cechia tsjechie cze
lu luxembourg luxemburg luxemburgo lussemburgo lux
gr greece griechenland grece grecia griekenland grc
hu hungary ungarn hongrie hungria ungheria hongarije hun
ro romania rumanien roumanie rumania roemenie romenia rou
br brazil brasilien bresil brasil brasile brazilie bra
mx mexico mexiko mexique messico mex
jp japan japon giappone japao jpn`

const codes = new Map(
  lists.split('\n').flatMap((line) => {
    const [code = '', ...names] = line.split(' ')
    return [code, ...names].map((name) => [name, code] as const)
  }),
)

/** The country that a squashed name or code is; the name itself where it is none we know. */
export const countryOf = (name: string): string => codes.get(name) ?? name
