import { place } from "./town.ts";

const store = place(0, 160);
const stop1 = place(-230, -130);
const stop2 = place(-600, -760);
const driver = place(400, 330);

/** Where things stand in the pictures. */
export const PLACES = {
  store,
  stop1,
  stop2,
  driver,
  lotA: place(-740, 120),
  lotB: place(480, -420),
  way: [driver, place(390, 250), place(20, 262), store],
  route: [store, place(-10, -110), stop1, place(-520, -160), stop2],
  offer: [store, stop1, stop2, driver, place(-740, 120), place(480, -420)],
  drive: {
    self: place(0, -200),
    line: [place(0, -700), place(0, -200), place(0, 60), place(360, 140)],
    stop: place(360, 140),
  },
  board: {
    marta: [place(160, 60), place(40, 30), place(-300, 10), place(-380, -640)],
    tunde: [place(560, 900), place(575, 640), place(640, 300)],
    quote: [place(260, 280), place(240, 60), place(60, -640), place(420, -630)],
  },
} as const;
