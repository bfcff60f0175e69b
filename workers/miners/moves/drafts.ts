import type { Block, ListDraft } from '../../../src/contract/report.ts'
import { type ActionId, actions } from './actions.ts'
import type { MovesModel } from './model.ts'

const offer = '{Offer}'

/** A draft for each action: what stands in square brackets is the person's to write. */
const drafts: Readonly<Record<ActionId, ListDraft>> = {
  ask: {
    subject: 'About what you wrote to us',
    text: 'Hello {first name}, you wrote to us and you were not happy ({Why}). I am sorry about that. What happened, and what would put it right? Please answer this message: it comes to me. [your name]',
  },
  call: {
    subject: 'For the call',
    text: 'Thank {first name} for being a customer for so long. Ask how the last order was and what has changed. Listen; offer help, not money off. Note the answer beside the name.',
  },
  due: {
    subject: 'Time for {Product} again?',
    text: 'Hello {first name}, your {Product} may be coming to an end. If you want it again, it is ready here: [link]. If you still have enough, leave this message aside. [your name]',
  },
  second: {
    subject: 'How was your first order?',
    text: `Hello {first name}, you ordered from us for the first time not long ago. Did all arrive as it should? If you have a question, answer this message. These go well with what you took: [link]. ${offer} [your name]`,
  },
  'win-back': {
    subject: 'We have not seen you for a while',
    text: `Hello {first name}, it has been some time. This is new since you were here last: [link]. ${offer} If something was not right, tell me and I will see to it. [your name]`,
  },
  next: {
    subject: '{Product}',
    text: 'Hello {first name}, many who bought what you have took {Product} next. Here is what it is for: [link]. [your name]',
  },
  thank: {
    subject: 'Thank you',
    text: 'Hello {first name}, you are one of the customers who keep this shop going. Thank you. Before all others you can see what is coming next: [link]. [your name]',
  },
}

/** What to write for an action; an offer's line only where one is made. */
export function draftFor({ terms }: MovesModel, action: ActionId): ListDraft {
  const { subject, text } = drafts[action]
  return { subject, text: terms.offer > 0 ? text : text.replace(` ${offer}`, '') }
}

/** The drafts of all actions that are planned. */
export function draftTable(model: MovesModel): Block[] {
  const rows = actions.flatMap(({ id, label }, a) => {
    if ((model.moves.planned[a]?.sum.people ?? 0) === 0) return []
    const { subject, text } = draftFor(model, id)
    return [[label, subject, text]]
  })
  if (rows.length === 0) return []
  return [
    {
      kind: 'table',
      title: 'Drafts to write from',
      reading:
        'Names in braces are filled from the list; what stands in square brackets is yours to write. “Plan a campaign” beside a list takes its draft along.',
      data: { columns: [{ label: 'Action' }, { label: 'Subject' }, { label: 'Text' }], rows },
      place: 'details',
    },
  ]
}
