const groups =
  'alexander alex sascha sasha xander|alexandra alex sandra sandy|andreas andi andy|andrew andy drew|anthony tony|antonio toni tony|barbara barb babs bärbel|benjamin ben benny|bernhard bernd|catherine katherine kathryn kate katie cathy kathy cat|katharina kathi katja katrin|charles charlie chuck|charlotte lotte charlie|christian chris|christina christine chris tina|christopher chris topher|daniel dan danny|david dave|deborah debbie deb|edward ed eddie ted|elisabeth elizabeth lisa liz beth betty eliza sissi elli|emily emma em|ferdinand ferdi|florian flo|francis frank|francisco paco|friedrich fritz|gabriele gabi|george georgie|georg schorsch|giuseppe beppe|gregory greg|hans johannes johann johan|heinrich heinz heiner|helena lena helene|jacob jake|james jim jimmy jamie|jennifer jen jenny|jessica jess|john jack johnny jon|jonathan jon|jose pepe|joseph joe joey|josef sepp|joshua josh|karl carl|kenneth ken kenny|kimberly kim|kristina tina|lawrence larry|leonard leo len lenny|leonhard leo|magdalena lena leni|manuel manu|margaret maggie meg peggy greta|margarete grete gretel|maria mia mary|martin marty|matthew matt|matthias matze mathias|maximilian max|maxwell max|michael mike mick mickey michi|michelle shelly|nicholas nick nicolas|nikolaus klaus niko|nicole nicki|pamela pam|patricia pat patty tricia|patrick pat paddy|peter pete|philip phil phillip|philipp phil|rebecca becky becca|richard rich rick dick|robert rob bob bobby bert|ronald ron|samantha sam|samuel sam sammy|sebastian basti seb|stefan stephan steffen|stephanie steffi steph|stephen steve steven|susan sue susie suzanne|susanne susi|theodore ted theo|theresa terry tess|theresia resi|thomas tom tommy|timothy tim|ulrich uli|ursula uschi ulla|valentina vale|victoria vicky tori|vincent vince|walter walt|wilhelm willi willy|william will bill billy liam|wolfgang wolf|zachary zach'
const membership = new Map<string, number[]>()
groups.split('|').forEach((group, at) => {
  for (const name of group.normalize('NFD').replace(/\p{M}/gu, '').split(' '))
    membership.set(name, [...(membership.get(name) ?? []), at])
})

/** True where one first name is a usual short form of the other, or both are of a third. */
export function areNicknames(one: string, other: string): boolean {
  const theirs = membership.get(other)
  return theirs !== undefined && (membership.get(one)?.some((group) => theirs.includes(group)) ?? false)
}
