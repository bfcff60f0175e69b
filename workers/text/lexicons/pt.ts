import { afinn } from './afinn/pt.ts'
import type { Lexicon } from './lexicon.ts'

export const portuguese: Lexicon = {
  good: {
    strong:
      'excelent* perfeit* maravilh* fantástic* incrível* incríveis ótimo ótima ótimos ótimas óptim* espetacular* magnífic* sensacional* adorei adoro adoramos amei amo amamos excepcional* impecável* impecáveis melhor melhores delicios* lindíssim* show nota_dez nota_10 extraordinári*',
    clear:
      'bom boa bons boas bem bonit* lind* belo bela agradável* agradáveis gentil* gentis simpátic* content* feliz* felizes satisfeit* recomendo recomendad* recomendável* recomendamos rápid* rapidez qualidade obrigad* gostei gosto gostamos gostou profission* eficient* confiável* confiança confortável* confortáveis atencios* gostos* macio macia resistent* parabéns pontual* top cheiros* seguro segura caprichad* educad* prestativ* saboros* encantad*',
    weak: 'corret* prátic* fácil* simples funciona funcionam funcionou útil* limp* fresc* económic* econômic* barato barata cumpriu conforme interessante* adequad* legal ok razoável* atendeu antes_do_prazo',
  },
  bad: {
    strong:
      'péssim* horrível* horríveis terrível* terríveis nojent* nojo desastre* golpe fraude* vergonha vergonhos* lixo odeio odiei pior inaceitável* nunca_mais lamentável* enganad* enganação ladr* absurd* ridícul* inadmissível*',
    clear:
      'mau má maus más mal ruim ruins decepcion* decepção desapont* quebrad* quebrou danificad* defeit* defeituos* estragad* caro cara caros problema* erro* errad* atras* falta faltou faltando faltava sujo suja grosseir* mal-educad* incompetent* insatisfeit* descontent* feio feia queix* reclam* inútil* inúteis perdid* lent* lentidão vencid* falso falsa desagradável* fedor* cheiro_ruim evit* pena infelizmente rasgad* vaza vazou irrita* alergi* descaso arrepend* chatead* trist* falh*',
    weak: 'esperar esperando espera devolver devolução devolvi difícil* complicad* barulhent* frágil* fino fina apertad* medíocre* fraco fraca duro dura pequeno pequena químic* frio fria confus* demor*',
  },
  verbs: 'recomendo gostei gosto funciona funcionam funcionou cumpriu atendeu recebi chegou',
  not: 'não nao nunca jamais nenhum nenhuma sem nem nada',
  more: 'muito muita realmente super tão demais extremamente totalmente absolutamente bem bastante completamente',
  less: 'um_pouco pouco ligeiramente mais_ou_menos relativamente',
  but: 'mas porém contudo entretanto infelizmente todavia',
  phrases: {
    nada_mal: 1.5,
    não_é_mau: 1.5,
    sem_problema: 1.5,
    sem_problemas: 1.5,
    nenhum_problema: 1.5,
    nunca_mais: -3,
    não_chegou: -2.5,
    nunca_chegou: -3,
    não_recebi: -2.5,
    ainda_não_recebi: -3,
    chegou_atrasado: -2,
    não_recomendo: -3,
    muito_caro: -2,
    muito_pequeno: -1.5,
    vale_a_pena: 2,
    não_vale_a_pena: -2.5,
    super_recomendo: 3,
    antes_do_prazo: 2,
    dentro_do_prazo: 1.5,
    fora_do_prazo: -2,
    sem_resposta: -2,
    não_respondem: -2,
    dinheiro_jogado_fora: -3,
    muito_bem: 2.5,
    muito_bom: 2.5,
    veio_errado: -2.5,
    veio_faltando: -2.5,
  },
  afinn,
  forms: 'a_o as_o os_o s_ es_',
}
