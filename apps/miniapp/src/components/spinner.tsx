/** Something is on its way. What is said of it is said by what it stands in. */
export const Spinner = () => <span aria-hidden="true" className="spinner size-5 shrink-0 rounded-full" />;
