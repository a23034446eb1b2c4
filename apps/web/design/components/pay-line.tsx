import { clsx } from "clsx";
import type { ReactNode } from "react";
import { payLineScale } from "./pay-line-scale.ts";

export interface PayLineFigures {
  readonly askCents: number;
  /** What is paid; null where the ask did not win. */
  readonly payCents: number | null;
  readonly floorCents: number;
  readonly postedCents: number;
}

interface PayLineProps extends PayLineFigures {
  readonly muted?: boolean;
}

/**
 * Small, for a row: ticks at the floor and the posted price, an open dot at the ask, a filled one at the pay,
 * green between them. The figures stand in the row; this is their picture.
 */
export const PayLine = ({ askCents, payCents, floorCents, postedCents, muted = false }: PayLineProps): ReactNode => {
  const at = payLineScale(floorCents, postedCents);
  const ask = at(askCents);
  const pay = payCents === null ? undefined : at(payCents);
  const rising = pay !== undefined && pay > ask;
  return (
    <svg
      viewBox="0 0 132 20"
      width="132"
      height="20"
      aria-hidden="true"
      className={clsx("shrink-0", muted && "opacity-55")}
    >
      <path d="M8 10H112" className="stroke-line-control" strokeWidth="1.6" />
      <path d="M8 4.5V15.5M112 4.5V15.5" className="stroke-ink" strokeWidth="1.8" />
      {rising ? <path d={`M${ask} 10H${pay}`} className="stroke-map-route" strokeWidth="5.5" /> : null}
      {pay === undefined ? null : <circle cx={pay} cy="10" r="6" className="fill-map-route" />}
      {pay === undefined || rising ? (
        <circle cx={ask} cy="10" r="4" className="fill-surface stroke-ink" strokeWidth="2" />
      ) : null}
    </svg>
  );
};
