/** Short forms of words in street names, by what they stand for. One table for all languages: they hardly collide. */
const LONG_FORMS: Readonly<Record<string, readonly string[]>> = {
  street: ["str", "strt"],
  avenue: ["ave", "av", "aven"],
  road: ["rd"],
  boulevard: ["blvd", "boul", "bd", "bvd"],
  drive: ["dr", "drv"],
  lane: ["ln"],
  place: ["pl", "plc"],
  court: ["ct", "crt"],
  square: ["sq", "sqr"],
  terrace: ["ter", "terr", "tce"],
  crescent: ["cres", "cr"],
  close: ["cl"],
  circle: ["cir", "circ"],
  highway: ["hwy"],
  parkway: ["pkwy", "pky"],
  expressway: ["expy", "expwy"],
  turnpike: ["tpke", "tpk"],
  alley: ["aly"],
  allee: ["alle"],
  plaza: ["plz"],
  bridge: ["brg"],
  heights: ["hts"],
  gardens: ["gdns"],
  grove: ["grv"],
  mount: ["mt"],
  fort: ["ft"],
  point: ["pt"],
  route: ["rte"],
  extension: ["ext"],
  north: ["n", "nth"],
  south: ["s", "sth"],
  east: ["e"],
  west: ["w"],
  northeast: ["ne"],
  northwest: ["nw"],
  southeast: ["se"],
  southwest: ["sw"],
  strasse: ["strase"],
};

/** Ordinals people write both ways: "Fifth Avenue", "5th Ave". */
const ORDINALS = [
  "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
];

/** Short form or spelling → the word it is normalised to. */
export const STREET_WORDS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(LONG_FORMS).flatMap(([long, shorts]) => shorts.map((short): [string, string] => [short, long])),
  ...ORDINALS.map((word, i): [string, string] => [word, String(i + 1)]),
]);
