import type { Topic } from './reviews.ts'

export type Language = 'en' | 'de' | 'nl' | 'fr'

/** What people write: by topic, what some add, and how they sign. */
export const sayings: Record<
  Language,
  {
    sayings: Record<Topic, readonly string[]>
    more: { good: readonly string[]; bad: readonly string[] }
    signed: string
  }
> = {
  en: {
    sayings: {
      late: [
        'The parcel came a week late.',
        'Delivery took far too long and nobody told me why.',
        'Arrived late, the party was over by then.',
        'Late again! I had to call twice.',
        'The delivery was delayed and the tracking was useless.',
      ],
      turned: [
        'The balm was rancid when I opened it, the quality is not what it was.',
        'It smells terrible now, the old quality was much better.',
        'Bad quality: the jar leaked and the balm was dry.',
        'The new quality is disappointing, it is greasy and smells awful.',
      ],
      bad: [
        'Too small for the price, I am disappointed.',
        'It is overpriced, I expected more.',
        'The box arrived crushed and the packaging was a mess.',
        'It irritated my skin, I do not recommend it.',
        'No reply from the customer service, that is annoying.',
      ],
      fine: [
        'It is okay, nothing special.',
        'Does what it should.',
        'The scent is a matter of taste, the rest is okay.',
        'Nice, but the price is high.',
      ],
      good: [
        'Love it, the scent is wonderful and my skin feels soft.',
        'Great quality and a fair price.',
        'Fast delivery, lovely packaging, will buy again.',
        'The best soap I have had so far.',
        'Very happy with it, it lasts for months.',
        'Easy to use and it cleans really well.',
        'Friendly service, they answered within an hour.',
        'Good value, and the refill is a great idea.',
        'A lovely present, my sister was delighted.',
      ],
    },
    more: {
      good: ['Thank you!', 'I have told all my friends.', 'Keep it up.', 'Five stars from me.'],
      bad: ['I will not order again.', 'What a pity.', 'I want my money back.', 'Never again.'],
    },
    signed: 'Regards,',
  },
  de: {
    sayings: {
      late: [
        'Die Lieferung kam eine Woche zu spät.',
        'Das Paket war ewig unterwegs, sehr ärgerlich.',
        'Lieferung leider verspätet, ohne jede Nachricht.',
      ],
      turned: [
        'Der Balsam riecht ranzig, die Qualität ist schlecht geworden.',
        'Die Qualität ist enttäuschend, früher war sie besser.',
      ],
      bad: [
        'Viel zu teuer für so wenig.',
        'Die Verpackung war zerdrückt und alles ausgelaufen.',
        'Hat meine Haut gereizt, nicht zu empfehlen.',
      ],
      fine: ['Ganz in Ordnung, nichts Besonderes.', 'Tut, was es soll.'],
      good: [
        'Riecht wunderbar, die Haut ist ganz weich.',
        'Sehr gute Qualität und ein fairer Preis.',
        'Schnelle Lieferung, schön verpackt, gerne wieder.',
        'Die beste Seife, die ich je hatte.',
        'Netter Service, sehr zufrieden.',
      ],
    },
    more: {
      good: ['Vielen Dank!', 'Absolut empfehlenswert.'],
      bad: ['Nie wieder.', 'Ich bin enttäuscht.'],
    },
    signed: 'Liebe Grüße',
  },
  nl: {
    sayings: {
      late: ['Het pakket kwam een week te laat.', 'De levering was vertraagd, heel vervelend.'],
      turned: [
        'De balsem ruikt vies, de kwaliteit is slecht geworden.',
        'De kwaliteit valt erg tegen, jammer.',
      ],
      bad: ['Veel te duur voor zo weinig.', 'De verpakking was kapot en alles was gelekt.'],
      fine: ['Het is wel oké, niets bijzonders.'],
      good: [
        'Ruikt heerlijk en mijn huid is zacht.',
        'Heel goede kwaliteit voor een eerlijke prijs.',
        'Snelle levering, mooi verpakt, een aanrader.',
      ],
    },
    more: { good: ['Bedankt!', 'Ik ben er heel blij mee.'], bad: ['Nooit meer.', 'Ik ben teleurgesteld.'] },
    signed: 'Groeten',
  },
  fr: {
    sayings: {
      late: [
        'Le colis est arrivé en retard d’une semaine.',
        'La livraison a pris beaucoup trop de temps, très déçue.',
      ],
      turned: [
        'Le baume sent mauvais, la qualité est devenue mauvaise.',
        'La qualité est décevante, avant c’était mieux.',
      ],
      bad: ['Beaucoup trop cher pour si peu.', 'L’emballage était abîmé et tout a coulé.'],
      fine: ['C’est correct, sans plus.'],
      good: [
        'Un parfum magnifique et la peau est toute douce.',
        'Très bonne qualité à un prix raisonnable.',
        'Livraison rapide, joli emballage, je recommande.',
      ],
    },
    more: { good: ['Merci !', 'J’en suis ravie.'], bad: ['Plus jamais.', 'Je suis déçu.'] },
    signed: 'Cordialement,',
  },
}
