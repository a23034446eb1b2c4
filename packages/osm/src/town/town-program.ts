/** What the header of a generated town names as its writer; by it `readExtract` knows that nothing in it is real. */
export const TOWN_PROGRAM = "fairmile town generator";
