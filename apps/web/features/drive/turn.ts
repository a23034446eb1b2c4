import type { ManoeuvreType } from "@fairmile/contracts";

/** What an arrow can show. */
export type Turn =
  | "straight"
  | "slight_left"
  | "left"
  | "sharp_left"
  | "slight_right"
  | "right"
  | "sharp_right"
  | "back"
  | "roundabout"
  | "merge"
  | "ferry"
  | "steps"
  | "there";

const TURN: Record<ManoeuvreType, Turn> = {
  depart: "straight",
  arrive: "there",
  continue: "straight",
  slight_right: "slight_right",
  right: "right",
  sharp_right: "sharp_right",
  uturn: "back",
  sharp_left: "sharp_left",
  left: "left",
  slight_left: "slight_left",
  ramp: "straight",
  exit_right: "slight_right",
  exit_left: "slight_left",
  keep_straight: "straight",
  keep_right: "slight_right",
  keep_left: "slight_left",
  merge: "merge",
  roundabout_enter: "roundabout",
  roundabout_exit: "slight_right",
  ferry: "ferry",
  steps: "steps",
  other: "straight",
};

/** The arrow for a manoeuvre. */
export const turnOf = (type: ManoeuvreType): Turn => TURN[type];

/** Manoeuvres whose words say more than a street's name does: which exit, which ramp. */
const IN_WORDS: ReadonlySet<ManoeuvreType> = new Set([
  "roundabout_enter",
  "ramp",
  "exit_left",
  "exit_right",
  "ferry",
  "steps",
]);

interface Worded {
  readonly type: ManoeuvreType;
  readonly instruction: string;
  readonly streetNames: readonly string[];
}

/** What stands on a sign for a manoeuvre: the street's name, else the words without their full stop. */
export const signWords = ({ type, instruction, streetNames }: Worded): string => {
  const [street] = streetNames;
  return street === undefined || IN_WORDS.has(type) ? instruction.replace(/[.。]$/u, "") : street;
};
