import { afinn } from './afinn/es.ts'
import type { Lexicon } from './lexicon.ts'

export const spanish: Lexicon = {
  good: {
    strong:
      'excelente* perfect* maravillos* fantástic* increíble* estupend* espectacular* magnífic* genial* encanta encantan encantó encantado encantada encantados fenomenal* extraordinari* excepcional* mejor mejores impecable* delicios* riquísim* buenísim* amo amor sensacional*',
    clear:
      'buen buena bueno buenas buenos bien bonit* hermos* precios* linda lindo agradable* amable* content* feliz felices satisfech* recomiendo recomendable* recomendado recomendada recomendar rápid* calidad gracias gusta gustan gustó gustado profesional* eficient* eficaz* fiable* cómod* atent* rico rica ricos sabros* disfrut* acierto resistent* suave* simpátic* encantador* alegr* elegante* top guapo guapa puntual* segur* ideal*',
    weak: 'correct* práctic* fácil* sencill* funciona funcionan útil* limpi* fresc* económic* barato barata cumple interesante* adecuad* servicial* ok aceptable* huele_bien asequible*',
  },
  bad: {
    strong:
      'horrible* pésim* terrible* fatal* horroros* asqueros* asco desastre* estafa* estafador* vergüenza vergonzos* timo robo ladron* odio nefast* lamentable* inaceptable* inservible* basura peor nunca_más repugnante* espantos* engaño engañ*',
    clear:
      'mal mala malo malas malos malísim* decepcion* decepción roto rota rotos rotas rompió dañad* defectuos* estropead* caro cara caros caras carísim* problema* error* equivocad* retras* tarde falta faltaba faltan sucio sucia antipátic* maleducad* groser* incompetent* insatisfech* descontent* feo fea queja* reclam* inútil* perdid* lent* lentitud caducad* falso falsa desagradable* apest* evitar evitad* lástima desgraciadamente lamentablemente rasg* fuga pierde irrita* alergi* molest* arrepient* enfad* tirar_el_dinero',
    weak: 'esperar esperando espera devolver devolución devuelto difícil* complicad* ruidos* frágil* fin fina delgad* estrech* regular mediocre* flojo floja dur* pequeño pequeña apretad* químic* frío fría confus*',
  },
  verbs: 'recomiendo gusta gustan gustó funciona funcionan cumple encanta',
  not: 'no nunca jamás ningún ninguna ninguno sin ni nada tampoco',
  more: 'muy mucho mucha realmente súper super tan demasiado extremadamente totalmente absolutamente bastante completamente sumamente',
  less: 'un_poco algo poco ligeramente más_o_menos relativamente',
  but: 'pero sin_embargo aunque lamentablemente desgraciadamente',
  phrases: {
    no_está_mal: 1.5,
    nada_mal: 1.5,
    sin_problema: 1.5,
    sin_problemas: 1.5,
    ningún_problema: 1.5,
    no_hay_problema: 1.5,
    nunca_más: -3,
    no_volveré: -3,
    no_llegó: -2.5,
    nunca_llegó: -3,
    no_ha_llegado: -2.5,
    llegó_tarde: -2,
    no_recibí: -2.5,
    demasiado_caro: -2,
    demasiado_pequeño: -1.5,
    demasiado_grande: -1.5,
    no_sirve: -2.5,
    vale_la_pena: 2,
    no_vale_la_pena: -2.5,
    volveré_a_comprar: 2.5,
    lo_recomiendo: 2.5,
    sin_respuesta: -2,
    no_responden: -2,
    no_contestan: -2,
    pérdida_de_tiempo: -3,
    huele_mal: -2,
    muy_bien: 2.5,
  },
  afinn,
  forms: 'a_o as_o os_o s_ es_',
}
