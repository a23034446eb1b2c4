"use client";

import { ArrowUp, CornerUpLeft, CornerUpRight, MapPin, Undo2, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Plate } from "../../design/components/plate.tsx";
import { formatDistance } from "../../src/i18n/format-distance.ts";

export type Turn = "straight" | "left" | "right" | "back" | "there";

interface ManoeuvrePlateProps {
  readonly turn: Turn;
  readonly distanceMeters: number;
  readonly street: string;
}

const ARROW: Record<Turn, LucideIcon> = {
  straight: ArrowUp,
  left: CornerUpLeft,
  right: CornerUpRight,
  back: Undo2,
  there: MapPin,
};

/** The next move: its arrow, how far, and the name on the street sign. */
export const ManoeuvrePlate = ({ turn, distanceMeters, street }: ManoeuvrePlateProps): ReactNode => {
  const Arrow = ARROW[turn];
  return (
    <Plate bleed className="flex items-center gap-4 px-3.5 py-3">
      <Arrow size={84} strokeWidth={2.6} className="shrink-0" aria-hidden="true" />
      <p className="min-w-0">
        <span className="figures block text-2xl leading-tight font-sign">{formatDistance(distanceMeters)}</span>
        <span className="block text-xl leading-tight font-strong">{street}</span>
      </p>
    </Plate>
  );
};
