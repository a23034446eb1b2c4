"use client";

import { clsx } from "clsx";
import { Navigation2 } from "lucide-react";
import type { ReactNode } from "react";
import { Plate } from "../../design/components/plate.tsx";
import { useT } from "../../src/i18n/use-t.tsx";
import { driveMeters, formatDriveDistance } from "./drive-distance.ts";
import { ManoeuvreArrow } from "./manoeuvre-arrow.tsx";
import type { Turn } from "./turn.ts";

interface ManoeuvrePlateProps {
  /** The turn; or which way the stop lies as the crow flies, in degrees clockwise from what is up on the map. */
  readonly turn: Turn | { readonly crowDegrees: number };
  readonly distanceMeters: number;
  readonly street: string;
  /** What a screen reader says as soon as it changes, and not while the distance counts down; `street` where there is none. */
  readonly spoken?: string;
  /** What `street` and `spoken` are written in, where it is not the page's language. */
  readonly language?: string | null;
}

/** A street's name stands large; a whole sentence would not fit on the sign that way. */
const LONG = 32;

/** The next move: its arrow, how far, and the name on the street sign. */
export const ManoeuvrePlate = ({
  turn,
  distanceMeters,
  street,
  spoken = street,
  language = null,
}: ManoeuvrePlateProps): ReactNode => {
  const t = useT();
  const lang = language ?? undefined;
  return (
    <Plate bleed className="flex min-h-28 items-center gap-4 px-3.5 py-3">
      {typeof turn === "string" ? (
        <ManoeuvreArrow turn={turn} size={84} strokeWidth={2.6} className="shrink-0" />
      ) : (
        <span className="flex size-21 shrink-0 items-center justify-center" aria-hidden="true">
          <Navigation2 size={56} strokeWidth={2.6} style={{ rotate: `${Math.round(turn.crowDegrees)}deg` }} />
        </span>
      )}
      <div className="min-w-0">
        <p className="figures text-2xl leading-tight font-sign">
          {driveMeters(distanceMeters) > 0
            ? formatDriveDistance(distanceMeters)
            : t(turn === "there" ? "driver.drive.thereNow" : "driver.drive.now")}
        </p>
        <p
          className={clsx(
            "leading-tight font-strong",
            street.length > LONG ? "line-clamp-3 text-lg" : "line-clamp-2 text-xl",
          )}
          aria-hidden="true"
          lang={lang}
        >
          {street}
        </p>
        <p className="sr-only" aria-live="polite" lang={lang}>
          {spoken}
        </p>
      </div>
    </Plate>
  );
};
