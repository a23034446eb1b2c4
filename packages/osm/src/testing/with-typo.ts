/** A text with one slip of the finger in its letters: a letter lost, doubled, replaced or swapped with its neighbour. */
export const withTypo = (text: string, random: () => number): string => {
  const letters = [...text.matchAll(/\p{L}/gu)].map((match) => match.index);
  const at = letters[Math.floor(random() * letters.length)] ?? 0;
  const letter = "abcdefghijklmnopqrstuvwxyz"[Math.floor(random() * 26)] ?? "x";
  const [before, after] = [text.slice(0, at), text.slice(at + 1)];
  const slips = [
    () => before + after,
    () => before + letter + text.slice(at),
    () => before + letter + after,
    () => before + after.slice(0, 1) + text.slice(at, at + 1) + after.slice(1),
  ];
  return slips[Math.floor(random() * slips.length)]?.() ?? text;
};
