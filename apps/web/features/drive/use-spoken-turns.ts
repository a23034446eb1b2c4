"use client";

import { useEffect, useRef } from "react";
import { useMuted } from "../../src/voice/use-muted.ts";
import { useVoice } from "../../src/voice/use-voice.ts";
import { dueWords } from "./spoken-turns.ts";
import type { Navigation } from "./use-navigation.ts";

export interface SpokenTurns {
  readonly isMuted: boolean;
  readonly mute: (isMuted: boolean) => void;
}

/** Says the turns aloud as they come up. Null where the browser has no voice for their language: then there is nothing to mute. */
export const useSpokenTurns = (
  { leg, guidance, progress, hasLeft }: Navigation,
  speedMetersPerSecond: number | null,
): SpokenTurns | null => {
  const voice = useVoice(leg?.language ?? null);
  const [isMuted, mute] = useMuted();
  const said = useRef(new Set<string>());

  useEffect(() => {
    // Off the way there is nothing to say of its turns.
    if (voice === null || isMuted || hasLeft || leg === null || guidance === null || progress === null) return;
    const { alongMeters } = progress;
    const due = dueWords({ leg, guidance, alongMeters, speedMetersPerSecond, said: said.current });
    if (due === null) return;
    for (const mark of due.marks) said.current.add(mark);
    voice.speak(due.text, { atOnce: due.isNow });
  }, [voice, isMuted, hasLeft, leg, guidance, progress, speedMetersPerSecond]);

  // Nothing is said on after the stop, nor once it was told to be quiet.
  useEffect(() => (voice === null ? undefined : () => voice.hush()), [voice]);
  useEffect(() => {
    if (isMuted) voice?.hush();
  }, [voice, isMuted]);

  if (voice === null) return null;
  return {
    isMuted,
    mute: (next) => {
      mute(next);
      // Heard at once, so that a driver knows how loud it is; and a phone that speaks only once pressed is then free to.
      if (!next && guidance?.next) voice.speak(guidance.next.instruction, { atOnce: true });
    },
  };
};
