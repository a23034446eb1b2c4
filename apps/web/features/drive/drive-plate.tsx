"use client";

import type { ReactNode } from "react";
import { Plate } from "../../design/components/plate.tsx";
import { useT } from "../../src/i18n/use-t.tsx";
import type { LocationFault } from "../../src/position/device-location.ts";
import { ManoeuvrePlate } from "./manoeuvre-plate.tsx";
import { signWords, turnOf } from "./turn.ts";
import type { Navigation } from "./use-navigation.ts";

interface DrivePlateProps {
  readonly navigation: Navigation;
  /** As the crow flies; null while nobody knows where the driver is. */
  readonly crow: { readonly distanceMeters: number; readonly degrees: number } | null;
  readonly fault: LocationFault | null;
  /** What stands on the stop's own sign. */
  readonly target: string;
}

/** The green plate: the next turn along roads; without them how far and which way the stop lies, and no turn. */
export const DrivePlate = ({ navigation, crow, fault, target }: DrivePlateProps): ReactNode => {
  const t = useT();
  const { kind, guidance, leg } = navigation;
  const wait = (words: string): ReactNode => (
    <Plate bleed role="status" className="flex min-h-28 items-center px-5 text-xl font-strong">
      {words}
    </Plate>
  );
  if (crow === null) return wait(t(fault === null ? "driver.drive.locating" : "driver.drive.noLocation"));
  if (kind === "waiting") return wait(t("driver.drive.finding"));
  const next = guidance?.next ?? null;
  if (guidance === null || next === null)
    return <ManoeuvrePlate turn={{ crowDegrees: crow.degrees }} distanceMeters={crow.distanceMeters} street={target} />;
  const isLast = next.type === "arrive";
  return (
    <ManoeuvrePlate
      turn={turnOf(next.type)}
      distanceMeters={guidance.distanceMeters}
      street={isLast ? target : signWords(next)}
      spoken={isLast ? target : next.instruction}
      language={isLast ? null : (leg?.language ?? null)}
    />
  );
};
