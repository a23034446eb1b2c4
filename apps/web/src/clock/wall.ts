/** Wall time of this device in milliseconds since 1970; does not jump when somebody sets the device's clock. */
export const wallNowMs = (): number => performance.timeOrigin + performance.now();
