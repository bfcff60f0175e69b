/**
 * What customers mean by words that VADER's raters did not see, or saw in another light: our own ratings, on the paper's scale
 * of −4 … 4. A second figure is the valence where the word is negated; without one the rules decide.
 */

export interface Rating {
  words: string
  valence: number
  negated?: number
}

const rows = (table: string): Rating[] =>
  table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [figures = '', list = ''] = line.split(':')
      const [valence = 0, negated] = figures.trim().split(' ').map(Number)
      const rating = negated === undefined ? { valence } : { valence, negated }
      return list.split(',').map((words) => ({ words: words.trim(), ...rating }))
    })

/** One word. A valence of 0 with a second figure: the word says something only where it is negated. */
export const tradeWords: readonly Rating[] = rows(`
2.6: superb, flawless, flawlessly, top-notch, must-have
2: tasty, yummy, delicious, scrumptious, durable, sturdy, reliable, reliably, lovely
1.6: crisp, stylish, lightweight, polite, courteous, attentive, prompt, promptly, affordable, fair-priced, seamless
1.6: seamlessly, hassle-free, trouble-free, well-made, well-built, long-lasting, high-quality, user-friendly, easy-to-use
1.3: quick, quickly, fast, speedy, effortless, effortlessly, smooth, smoothly, quiet, cozy, cosy, roomy, versatile, genuine
1 -2.2: works, worked, functions, functioned
0 -2.2: work, working, function
0.9 -2: fits, fit, fitted
0.9 -1.6: worth, matches
1.5 -2: recommend, recommended
0 -2: arrive, arrived, respond, responded, replied, turn, charge, charges, connect, pair, delivered
0 -1.7: last, lasted, hold, holds, stay, stays, stick, sticks, return, answered
0 -1.2: expected, impressed, usable, legible, readable, edible
2.3 -1.6: impressed
-2.6: defective, unusable, inedible, ripoff, rip-off, unreliable, shoddy, shoddily, unacceptable, dreadful, atrocious, scam
-2.1: faulty, flawed, malfunction, malfunctioned, malfunctioning, malfunctions, leaked, leaking, leaks, cracked, ripped, torn
-2.1: broken, flimsy, poorly, overpriced, rotten, mouldy, moldy, stale, misleading, unhelpful, clueless, junk, garbage, crappy
-1.8: scratched, stained, dented, bent, rusty, rusted, wobbly, loosened, peeled, peeling, shrank, shrunk, faded, frayed, soggy
-1.6 1: delayed, slow, sluggish, laggy, glitchy, bland, undercooked, overcooked, lukewarm, tasteless, cheaply
-1.4 1.2: issue, issues, problem, problems, glitch, glitches, defect, defects, hiccup, hiccups
-1.3: refund, refunded, refunds, returned, returning, itchy, scratchy, noisy, clunky, bulky, awkward, mediocre, pricey, expensive
-1.2: unfortunately, sadly, impossible, static, dropped, drops, freezes, froze, crashed, crashes, reboots, disconnects, disconnected
-1: dirty, dusty, cold, missing, lacking, lacks, lacked, incomplete, cancelled, canceled, uncomfortable, dull, cheap
3.1 0.4: best, greatest, finest
-3.1 0.6: worst
2.7 -0.5: perfect, perfectly
-1.8 1.6: disappointed, disappoint, disappoints, regret, regretted, hesitate, complain, complained, complaint, complaints
2 -2.1: happy, pleased, satisfied
-0.6: meh
0: sincerely
`)

/** Turns of phrase, read as one word. A valence of 0 means that they say nothing, whatever
 * their words say; "looks like" says little, not as much as "like". */
export const tradePhrases: readonly Rating[] = rows(`
3: second to none, blown away, blew me away, five stars, 5 stars, could not be happier, couldn't be happier, can't be beat
2.5: top notch, couldn't be better, could not be better, can't say enough, can't beat, cannot beat, thumbs up, buy again
2.5: buying again, order again, ordering again, come back again, back for more, could not ask for, couldn't ask for, go-to
2: will be back, be back, coming back, come back, value for money, worth the money, worth every penny, well made
2: well built, hassle free, trouble free, problem free, stress free, good as new, like new, works great, fast shipping
1.6 -2: as described, as advertised, as pictured, as promised, does the job, did the job, does its job, on time
1: as expected, as hoped
1.4: right away, in no time, no brainer, no wonder, can't go wrong, cannot go wrong, go wrong with, fair price, so far so good
1.2: no problem, no problems, no issue, no issues, no complaint, no complaints, no regrets, not bad, no worries, no trouble
0.5: not the worst, not too bad, not so bad, not that bad
-0.6: just ok, just okay, so so, so-so, hit or miss, used to be, at best, nothing special, nothing great, not the best
-0.8: could be better, could have been better, should be better, would be nice, would be better, would have been nice
-0.8: supposed to, was hoping, was supposed to, not great, hard to, difficult to
-1.3: too small, too big, too large, too tight, too loose, too short, too long, too heavy, too expensive, too loud, too thin
-1.3: too dark, too late, too slow, too hard, too soft, too sweet, too salty, too weak, too thick, too wide, too narrow, too quiet
-1.6: expected better, expected more, money back, sent it back, send it back, sending it back, sent back, sending back
-1.6: had to return, taking it back, took it back, went back, gave up, ran out, never again, let down, beware, buyer beware
-2: arrived late, came late, was late, were late, days late, weeks late, hours late, hour late, week late, late delivery
-2: no idea, don't bother, do not bother, look elsewhere, shop elsewhere, go elsewhere, late again, yet again, waste your time
-2: rock hard, hung up on me, nobody answers, no one answers, tastes of nothing, tasted of nothing, costs twice, twice the price
0 2.5: be without it, live without it
2.5: over the moon
-2: stay away, steer clear, keep away, save your money, thumbs down, rip off, ripped off, nothing works, no good, no use, no help
-2.2: stopped working, stops working, quit working, quits working, stop working, no longer works, no longer work, falls apart
-2.2: fell apart, falling apart, fall apart, broke after, broke within, broke in, died after, gave out, wore out, worn out
-2.5: waste of money, waste of time, waste of, waste your money, wasted my money, piece of junk, piece of crap, one star, 1 star
-2.5: zero stars, 0 stars, never arrived, never came, never received, never got, never showed up, never worked, never responded
-2.5: no response, no reply, no answer, no refund, still waiting, doesn't hold, won't hold, do not buy, don't buy, not buy
1.8: can't wait, cannot wait, can not wait, couldn't agree more, could not agree more, looking forward, look forward
-1.8: fed up, sick of, sick and tired, tired of, messed up, screwed up, let me down, lets me down, had enough
0: can't help but, no doubt, no sooner, not until, work out, works out, worked out, working out, i'm not sure
0.3: look like, looks like, looked like, looking like, feel like, feels like, felt like, smell like, smells like, smelled like
0.3: taste like, tastes like, tasted like, act like, acts like, work like, is like, was like, it's like, just like, something like
0.3: anything like, things like, stuff like, fit like, fits like
0: in reality, in real life, as well, as well as, well as, no matter, customer service, customer support, credit card, pretty much 
0: nothing but, not only, not just, if you like, would like, i'd like, gift card, number one, no more than, at least, in fact
`)

/** After these a sentence says how it really is. */
export const looks: readonly string[] = ['in reality', 'in real life']

/** Turns of phrase that deny what follows. */
export const denials: readonly string[] = [
  'no one',
  'no longer',
  'no way',
  'not a single',
  'in no way',
  'by no means',
  'supposedly',
  'allegedly',
]

/** Before a rated word these only make it stronger. */
export const softIntensifiers: readonly string[] = [
  'pretty',
  'super',
  'damn',
  'freaking',
  'insanely',
  'crazy',
  'ridiculously',
]

/** What small pictures say. */
export const pictures: ReadonlyMap<string, number> = new Map([
  ...([...'😀😃😄😁😊🙂😍🥰😘🤩😎🥳😋🤗👍👌🙌👏💪🎉💯🔥⭐🌟✨❤💕💖💗💙💚💛🧡💜🙏'] as const).map(
    (sign) => [sign, 2.2] as const,
  ),
  ...([...'😂🤣😅😉'] as const).map((sign) => [sign, 1.2] as const),
  ...([...'😕🙁☹😐😑🙄😬🤔'] as const).map((sign) => [sign, -1] as const),
  ...([...'😞😔😢😭😩😫😖😣😤😠😡🤬🤮🤢💩👎💔😱'] as const).map((sign) => [sign, -2.3] as const),
])
