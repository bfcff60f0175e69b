import type { Block } from '../../../src/contract/report.ts'
import { type ActionId, actions } from './actions.ts'
import type { MovesModel } from './model.ts'

interface Draft {
  subject: string
  text: string
}

const offer = '{{offer}}'

/** A draft for each action; names in double braces are columns of the list or of the mail tool. */
const drafts: Readonly<Record<ActionId, Draft>> = {
  ask: {
    subject: 'About what you wrote to us',
    text: 'Hello {{first_name}}, you wrote to us and you were not happy ({{why}}). I am sorry about that. What happened, and what would put it right? Please answer this message: it comes to me. {{your_name}}',
  },
  call: {
    subject: 'For the call',
    text: 'Thank {{first_name}} for being a customer for so long. Ask how the last order was and what has changed. Listen; offer help, not money off. Note the answer beside the name.',
  },
  due: {
    subject: 'Time for {{product}} again?',
    text: 'Hello {{first_name}}, your {{product}} may be coming to an end. If you want it again, it is ready here: {{link}}. If you still have enough, leave this message aside. {{your_name}}',
  },
  second: {
    subject: 'How was your first order?',
    text: `Hello {{first_name}}, you ordered from us for the first time not long ago. Did all arrive as it should? If you have a question, answer this message. These go well with what you took: {{link}}. ${offer} {{your_name}}`,
  },
  'win-back': {
    subject: 'We have not seen you for a while',
    text: `Hello {{first_name}}, it has been some time. This is new since you were here last: {{link}}. ${offer} If something was not right, tell me and I will see to it. {{your_name}}`,
  },
  next: {
    subject: '{{product}}',
    text: 'Hello {{first_name}}, many who bought what you have took {{product}} next. Here is what it is for: {{link}}. {{your_name}}',
  },
  thank: {
    subject: 'Thank you',
    text: 'Hello {{first_name}}, you are one of the customers who keep this shop going. Thank you. Before all others you can see what is coming next: {{link}}. {{your_name}}',
  },
}

/** What to write for each action that is planned; an offer's line only where one is made. */
export function draftTable({ moves, terms }: MovesModel): Block[] {
  const rows = actions.flatMap(({ id, label }, a) => {
    if ((moves.planned[a]?.sum.people ?? 0) === 0) return []
    const { subject, text } = drafts[id]
    return [[label, subject, terms.offer > 0 ? text : text.replace(` ${offer}`, '')]]
  })
  if (rows.length === 0) return []
  return [
    {
      kind: 'table',
      title: 'Drafts to write from',
      reading:
        'Names in double braces are filled from the list or by your mail tool. Read each once before you send it; leave a line out where its field is empty.',
      data: { columns: [{ label: 'Action' }, { label: 'Subject' }, { label: 'Text' }], rows },
      place: 'details',
    },
  ]
}
