/**
 * The end of an error message: which of some names was meant, or nothing where none is close. A name is close that
 * differs in upper case and underscores, by a letter or two, or is the long form of a short name such as `mse`.
 *
 * @param longForms by short name, in lower case
 */
export function didYouMean(
  value: unknown,
  names: readonly string[],
  longForms?: ReadonlyMap<string, string>,
): string {
  if (typeof value !== 'string') return '';
  const given = simplify(value);
  const meant =
    names.find((name) => simplify(name) === given) ??
    names.find((name) => name === longForms?.get(given)) ??
    names.find((name) => isMisspelt(given, simplify(name)));
  return meant === undefined ? '' : ` Did you mean '${meant}'?`;
}

/** `mean_squared_error` and `MeanSquaredError` are the same name. */
function simplify(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Whether two names are the same before and after one letter, in long names two. */
function isMisspelt(given: string, name: string): boolean {
  const [shorter, longer] = [given.length, name.length].sort((a, b) => a - b);
  let start = 0;
  while (start < shorter && given[start] === name[start]) start++;
  let end = 0;
  while (end < shorter - start && given.at(-1 - end) === name.at(-1 - end)) end++;
  return longer > 3 && longer - start - end <= (longer > 5 ? 2 : 1);
}
