"use client";

import { useEffect, useMemo, useState } from "react";
import { pickVoice } from "./pick-voice.ts";

/** Says things aloud in one language. */
export interface Voice {
  /** Says it after what is being said, or at once in its place. */
  readonly speak: (text: string, options: { readonly atOnce: boolean }) => void;
  readonly hush: () => void;
}

const synthesis = (): SpeechSynthesis | null => ("speechSynthesis" in window ? window.speechSynthesis : null);

/** The browser's voice for a language (BCP 47); null where it has none, or the language is not known yet. */
export const useVoice = (language: string | null): Voice | null => {
  const [voices, setVoices] = useState<readonly SpeechSynthesisVoice[]>([]);
  useEffect(() => {
    const speech = synthesis();
    if (speech === null) return undefined;
    // Most browsers load the list only when it is first asked for.
    const read = (): void => setVoices(speech.getVoices());
    read();
    speech.addEventListener("voiceschanged", read);
    return () => speech.removeEventListener("voiceschanged", read);
  }, []);

  return useMemo(() => {
    const speech = synthesis();
    const voice = language === null ? null : pickVoice(voices, language);
    if (speech === null || voice === null) return null;
    return {
      speak: (text, { atOnce }) => {
        if (atOnce) speech.cancel();
        const utterance = new SpeechSynthesisUtterance(text);
        utterance.voice = voice;
        utterance.lang = voice.lang;
        speech.speak(utterance);
      },
      hush: () => speech.cancel(),
    };
  }, [voices, language]);
};
