import { clsx } from "clsx";
import type { ReactNode } from "react";
import type { PayLineFigures } from "./pay-line.tsx";

interface Mark {
  readonly cents: number;
  readonly word: string;
  readonly strong?: boolean;
}

interface PayLineLabelledProps extends PayLineFigures {
  readonly format: (cents: number) => string;
  readonly words: { readonly ask: string; readonly pay: string; readonly posted: string };
}

/** Share of the width kept free on either side, so that a label at an end stays inside. */
const SIDE = 12;
/** Labels nearer than this (percent of the width) would run into each other. */
const LEAST_GAP = 22;

const position = (marks: readonly Mark[]): number[] => {
  const low = Math.min(...marks.map((m) => m.cents));
  const high = Math.max(...marks.map((m) => m.cents));
  const at = marks.map((m) => SIDE + (high > low ? (m.cents - low) / (high - low) : 1) * (100 - 2 * SIDE));
  // Three marks at most: the middle one gives way to both its neighbours.
  const [first, middle, last] = at;
  if (first === undefined || middle === undefined || last === undefined) return at;
  return [first, Math.min(Math.max(middle, first + LEAST_GAP), last - LEAST_GAP), last];
};

/** Two figures that are the same stand at one place, with both their words. */
const merged = (marks: readonly Mark[]): Mark[] =>
  marks.reduce<Mark[]>((done, mark) => {
    const last = done.at(-1);
    if (last === undefined || last.cents !== mark.cents) return [...done, mark];
    const both = {
      cents: mark.cents,
      word: `${last.word}, ${mark.word}`,
      strong: last.strong === true || mark.strong === true,
    };
    return [...done.slice(0, -1), both];
  }, []);

/** Large, for a receipt: the ask, the pay and the posted price with their figures above and words below. */
export const PayLineLabelled = ({
  askCents,
  payCents,
  postedCents,
  format,
  words,
}: PayLineLabelledProps): ReactNode => {
  const marks = merged([
    { cents: askCents, word: words.ask },
    ...(payCents === null ? [] : [{ cents: payCents, word: words.pay, strong: true }]),
    { cents: postedCents, word: words.posted },
  ]);
  const at = position(marks);
  const ask = at[0] ?? 0;
  const posted = at.at(-1) ?? 100;
  const pay = payCents === null ? undefined : at[marks.findIndex((mark) => mark.cents === payCents)];
  return (
    <div className="relative h-16.5 text-xs leading-none" aria-hidden="true">
      <span
        className="absolute top-8 h-0 border-t-[3px] border-dashed border-line-control"
        style={{ left: `${ask}%`, right: `${100 - posted}%` }}
      />
      {pay === undefined ? null : (
        <>
          <span className="absolute top-7.5 h-1.75 bg-map-route" style={{ left: `${ask}%`, width: `${pay - ask}%` }} />
          <span
            className="absolute top-6 size-4.75 -translate-x-1/2 rounded-full bg-map-route"
            style={{ left: `${pay}%` }}
          />
        </>
      )}
      <span
        className="absolute top-6.25 size-4 -translate-x-1/2 rounded-full border-[2.5px] border-ink bg-surface"
        style={{ left: `${ask}%` }}
      />
      <span className="absolute top-5.5 h-5.5 w-0.5 -translate-x-1/2 bg-ink" style={{ left: `${posted}%` }} />
      {marks.map((mark, index) => (
        <span
          key={mark.word}
          className={clsx(
            "absolute inset-y-0 flex -translate-x-1/2 flex-col items-center justify-between whitespace-nowrap",
            mark.strong === true && "font-sign",
          )}
          style={{ left: `${at[index]}%` }}
        >
          <span className="figures font-sign">{format(mark.cents)}</span>
          <span>{mark.word}</span>
        </span>
      ))}
    </div>
  );
};
