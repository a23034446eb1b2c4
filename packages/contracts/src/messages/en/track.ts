/** The recipient's page. */
export const trackMessages = {
  "track.from": "From {store}",
} as const;
