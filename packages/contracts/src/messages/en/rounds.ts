/**
 * What a round did, said to one driver: the fact, then the reason. Never a rival's name or figure.
 * Placeholders ending in `Cents` are written as money.
 */
export const roundMessages = {
  "round.won.sentence": "You asked {askCents}. With you the round does {gainCents} better, and that is yours too.",
  "round.won.atAsk": "You asked {askCents}, and that is what you are paid.",
  "round.won.raised":
    "You asked {askCents}. The rules allow no less than {floorCents}, so that is where your pay starts. With you the round does {gainCents} better, and that is yours too.",
  "round.won.raisedOnly": "You asked {askCents}. The rules allow no less than {floorCents}, so you are paid that.",
  "round.won.claim": "You claimed this at {payCents}, and that is what you are paid.",

  "round.lost.nearer": "Someone nearer asked less. You were not marked down.",
  "round.lost.asked": "Someone asked less. You were not marked down.",
  "round.lost.onTime": "Someone who gets there sooner keeps the promise to the recipient. You were not marked down.",
  "round.lost.together": "The work of this round fitted together better another way. You were not marked down.",
  "round.lost.tiedArrival": "Someone just as good for the round gets there sooner. You were not marked down.",
  "round.lost.tiedWaiting": "Someone just as good for the round has waited longer. You were not marked down.",
  "round.lost.tiedDraw": "Someone was just as good for the round, and a draw decided. You were not marked down.",
  "round.lost.tiedTogether":
    "Another way to share out the work was just as good, and fills more or starts sooner. You were not marked down.",
  "round.lost.abovePosted": "You asked {askCents}. The posted price was {postedCents}, so your ask was out.",
  "round.lost.floorAbovePosted":
    "The price of {postedCents} is still under {floorCents}, the least the rules allow. Nobody could win at it yet.",
  "round.lost.wonOther": "You won other work in this round, and nobody wins two at once.",
  "round.lost.notYetExposed": "This is still being shown to the drivers near it. Your ask counts in the next round.",
  "round.lost.withdrawn": "The store took this back before the round closed. Nobody won it.",
  "round.lost.driverOut":
    "When the round froze you were not available or your position was too old. Your ask did not count.",
} as const;
