/**
 * Names the rules a round was cleared by. Stored with every round; a replay under another version is refused,
 * so it changes whenever the same document could give other bytes.
 */
export const ENGINE_VERSION = "fairmile-engine/1";
