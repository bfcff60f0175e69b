import { clock, iso } from './file.ts'
import { type Expected, type Tale, type Telling, talesOf } from './telling.ts'

const tales = talesOf(22)
const stamp = (d: Date | null) => (d ? `${iso(d)} ${clock(d)}` : '')
const mail = (t: Tale) => t.order.buyer.email
const name = (t: Tale) => `${t.order.buyer.first} ${t.order.buyer.last}`
const csat = (t: Tale) => (t.good === null ? 'Offered' : t.good ? 'Good' : 'Bad')

const said = (t: Tale): Expected => ({
  message_id: t.id,
  told_at: t.at.getTime(),
  title: t.title === '' ? 'No subject' : t.title,
  author: name(t),
  customer: mail(t),
})
const subject = (t: Tale) => (t.title === '' ? 'No subject' : t.title)
const resolved = (t: Tale): Expected => ({ resolved_at: t.resolvedAt?.getTime() ?? Number.NaN })

/** The three ways in which Zendesk spells its minutes. */
const zendesk = (shape: string, id: string, first: string, full: string): Telling => ({
  id: 'zendesk',
  shape,
  header: `Summation column,${id},Requester,Requester id,Requester external id,Requester email,Requester domain,Submitter,Assignee,Group,Subject,Tags,Status,Priority,Via,Ticket type,Created at,Updated at,Assigned at,Organization,Due date,Initially assigned at,Solved at,Resolution time,Satisfaction Score,Group stations,Assignee stations,Reopens,Replies,${first},First reply time in minutes within business hours,${full},Order number [txt]`,
  table: 'message',
  rows: tales.map((t) => ({
    ...{ 'Summation column': '1', [id]: t.id, Requester: name(t), 'Requester id': `9${t.order.buyer.id}` },
    ...{ 'Requester email': mail(t), Assignee: 'Sam', Subject: subject(t), Tags: 'web shipping' },
    ...{ Status: t.resolvedAt ? 'Solved' : 'Open', Priority: '-', Via: 'Mail', 'Ticket type': 'Question' },
    ...{ 'Created at': stamp(t.at), 'Solved at': stamp(t.resolvedAt), 'Satisfaction Score': csat(t) },
    ...{ Reopens: '0', Replies: '2', [first]: String(t.minutes), [full]: String(t.minutes + 400) },
  })),
  expected: tales.map((t) => ({
    ...{ ...said(t), ...resolved(t), first_reply_minutes: t.minutes, satisfaction: csat(t), replies: 2 },
    status: t.resolvedAt ? 'Solved' : 'Open',
  })),
})

const freshdesk: Telling = {
  id: 'freshdesk',
  header:
    'Ticket ID,Subject,Description,Status,Priority,Source,Type,Agent,Group,Created time,Due by Time,Resolved time,Closed time,Last update time,Initial response time,Time tracked,First response time (in hrs),Resolution time (in hrs),Agent interactions,Customer interactions,Resolution status,First response status,Tags,Survey results,Product,Full name,Title,Email,Company Name',
  table: 'message',
  rows: tales.map((t) => ({
    ...{ 'Ticket ID': t.id, Subject: subject(t), Description: t.text, Status: 'Closed', Priority: 'Low' },
    ...{ Source: 'Email', 'Created time': stamp(t.at), 'Due by Time': stamp(t.repliedAt) },
    ...{ 'Resolved time': stamp(t.resolvedAt), 'Initial response time': stamp(t.repliedAt) },
    ...{ 'Time tracked': '00:12:30', 'Agent interactions': '2', 'Customer interactions': '1' },
    ...{ 'Survey results': csat(t), 'Full name': name(t), Email: mail(t) },
  })),
  expected: tales.map((t) => ({
    ...{ ...said(t), ...resolved(t), text: t.text, replied_at: t.repliedAt.getTime(), priority: 'Low' },
    replies: 2,
  })),
}

const freshservice: Telling = {
  id: 'freshservice',
  header:
    'Ticket Id,Subject,Description,Status,Priority,Source,Type,Agent,Group,Created Time,Due by Time,Resolved Time,Closed Time,Last Updated Time,Initial Response Time,Agent interactions,Requester Name,Requester Email,Requester VIP,Tags,Survey Result',
  table: 'message',
  rows: tales.map((t) => ({
    ...{ 'Ticket Id': t.id, Subject: subject(t), Description: t.text, Status: 'Open', Priority: 'Urgent' },
    ...{ 'Created Time': stamp(t.at), 'Resolved Time': stamp(t.resolvedAt), 'Agent interactions': '3' },
    ...{ 'Initial Response Time': stamp(t.repliedAt), 'Requester Name': name(t), 'Requester Email': mail(t) },
  })),
  expected: tales.map((t) => ({ ...said(t), ...resolved(t), text: t.text, replies: 3 })),
}

const gorgias: Telling = {
  id: 'conversations',
  header:
    'Ticket id,Customer email,Customer name,Subject,Channel,Created datetime,Closed datetime,First response datetime,Status,Satisfaction score,Tags',
  table: 'message',
  rows: tales.map((t) => ({
    ...{ 'Ticket id': t.id, 'Customer email': mail(t), 'Customer name': name(t), Subject: subject(t) },
    ...{ Channel: 'chat', 'Created datetime': `${iso(t.at)}T${clock(t.at)}+00:00`, Status: 'closed' },
    ...{ 'Closed datetime': stamp(t.resolvedAt), 'First response datetime': stamp(t.repliedAt) },
    ...{ 'Satisfaction score': String(t.stars), Tags: 'a, b' },
  })),
  expected: tales.map((t) => ({
    ...said(t),
    ...resolved(t),
    satisfaction: String(t.stars),
    channel: 'chat',
  })),
}

export const ticketTellings: Telling[] = [
  zendesk('Id, in minutes', 'Id', 'First reply time in minutes', 'Full resolution time in minutes'),
  zendesk('ID, (in minutes)', 'ID', 'First reply time (in minutes)', 'Full resolution time (in minutes)'),
  zendesk('(min)', 'Id', 'First reply time (min)', 'Full resolution time (min)'),
  freshdesk,
  freshservice,
  gorgias,
]
