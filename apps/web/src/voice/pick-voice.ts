interface Speaking {
  readonly lang: string;
  readonly localService: boolean;
}

const tagOf = (language: string): string => language.replaceAll("_", "-").toLowerCase();
const primaryOf = (language: string): string => tagOf(language).split("-")[0] ?? "";

/**
 * The voice for a language (BCP 47): of the same region before any of the same language, on the device before one over the
 * line. Null where there is none: another language's voice would not be understood.
 */
export const pickVoice = <V extends Speaking>(voices: readonly V[], language: string): V | null => {
  const [best] = voices
    .filter((voice) => primaryOf(voice.lang) === primaryOf(language))
    .map((voice) => ({
      voice,
      rank: (tagOf(voice.lang) === tagOf(language) ? 2 : 0) + (voice.localService ? 1 : 0),
    }))
    .toSorted((a, b) => b.rank - a.rank);
  return best?.voice ?? null;
};
