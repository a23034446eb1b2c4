"use client";

import { Navigation, Route, Volume2, VolumeX } from "lucide-react";
import type { ReactNode } from "react";
import { useT } from "../../src/i18n/use-t.tsx";
import { MapButton } from "../drive/map-button.tsx";
import type { SpokenTurns } from "../drive/use-spoken-turns.ts";

interface DriveToolsProps {
  /** Null where the browser cannot speak. */
  readonly spoken: SpokenTurns | null;
  readonly wholeRoute: boolean;
  readonly onWholeRoute: (wholeRoute: boolean) => void;
  readonly onOpenIn: () => void;
}

/** The signs on the map while driving: spoken turns, another app, the whole route and back. */
export const DriveTools = ({ spoken, wholeRoute, onWholeRoute, onOpenIn }: DriveToolsProps): ReactNode => {
  const t = useT();
  return (
    <span className="flex gap-2">
      {spoken === null ? null : (
        <MapButton
          icon={spoken.isMuted ? VolumeX : Volume2}
          label={t("driver.drive.sound")}
          aria-pressed={!spoken.isMuted}
          onClick={() => spoken.mute(!spoken.isMuted)}
        />
      )}
      <MapButton icon={Navigation} label={t("driver.openIn.title")} onClick={onOpenIn} />
      <MapButton
        icon={Route}
        label={t("driver.drive.overview")}
        aria-pressed={wholeRoute}
        onClick={() => onWholeRoute(!wholeRoute)}
      />
    </span>
  );
};
