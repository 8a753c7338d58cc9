/** How often a test with chance in it tries: a little in every run, much in the long one. */
export const times = (usual: number, long: number): number => (process.env.TEST_LONG === '1' ? long : usual);
