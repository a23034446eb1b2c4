import { expect, test } from "vitest";
import { pickVoice } from "./pick-voice.ts";

const voice = (lang: string, localService = true) => ({ lang, localService });

test("the region first, then the language, and never another language", () => {
  const voices = [voice("da-DK"), voice("en-US", false), voice("en_GB", false), voice("en-IE")];
  expect(pickVoice(voices, "en-GB")?.lang).toBe("en_GB");
  expect(pickVoice(voices, "en-AU")?.lang).toBe("en-IE");
  expect(pickVoice(voices, "da")?.lang).toBe("da-DK");
  expect(pickVoice(voices, "de-DE")).toBeNull();
  expect(pickVoice([], "en-GB")).toBeNull();
});
