import {
  ArrowUp,
  ArrowUpLeft,
  ArrowUpRight,
  CornerUpLeft,
  CornerUpRight,
  Footprints,
  MapPin,
  Merge,
  Ship,
  Undo2,
  type LucideIcon,
  type LucideProps,
} from "lucide-react";
import type { ReactNode } from "react";
import type { Turn } from "./turn.ts";

/** Signs that the icon set has not, drawn on its grid of 24. */
const OWN = {
  sharp_right: ["M6 21V6.5a2.5 2.5 0 0 1 4.3-1.8L18 12.5", "M18 6v6.5h-6.5"],
  sharp_left: ["M18 21V6.5a2.5 2.5 0 0 0-4.3-1.8L6 12.5", "M6 6v6.5h6.5"],
  roundabout: ["M12 22v-4", "M12 18a5 5 0 1 1 3.6-8.5", "M15.5 9.5 20 5", "M15 4.5h5.5V10"],
} as const;

const ICON: Record<Exclude<Turn, keyof typeof OWN>, LucideIcon> = {
  straight: ArrowUp,
  slight_left: ArrowUpLeft,
  left: CornerUpLeft,
  slight_right: ArrowUpRight,
  right: CornerUpRight,
  back: Undo2,
  merge: Merge,
  ferry: Ship,
  steps: Footprints,
  there: MapPin,
};

interface ManoeuvreArrowProps extends Pick<LucideProps, "strokeWidth" | "className"> {
  readonly turn: Turn;
  /** In pixels. */
  readonly size: number;
}

/** The arrow of a turn, as on a road sign. The words beside it say the same. */
export const ManoeuvreArrow = ({ turn, size, ...rest }: ManoeuvreArrowProps): ReactNode => {
  if (turn !== "sharp_left" && turn !== "sharp_right" && turn !== "roundabout") {
    const Icon = ICON[turn];
    return <Icon size={size} aria-hidden="true" {...rest} />;
  }
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      {...rest}
    >
      {OWN[turn].map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  );
};
