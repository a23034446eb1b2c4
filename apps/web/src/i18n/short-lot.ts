/** A lot's id as people say it: the last four of it, in capitals ("bat_01jd…8kq2" → "8KQ2"). */
export const shortLot = (lotId: string): string => lotId.slice(-4).toUpperCase();
