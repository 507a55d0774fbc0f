// The language and the colour scheme that the reader chose, kept in the browser where it lets us.

export type Language = 'en' | 'zh';
export type Scheme = 'light' | 'dark';

/** `?lang=`, else what was chosen before, else the browser's own. */
export function initialLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? recall('language') ?? navigator.language;
  return /^zh\b/i.test(asked) ? 'zh' : 'en';
}

export function rememberLanguage(language: Language): void {
  keep('language', language);
  const url = new URL(location.href);
  if (!url.searchParams.has('lang')) return;
  url.searchParams.set('lang', language);
  history.replaceState(null, '', url);
}

/** The scheme shown: the chosen one, else the system's. */
export function currentScheme(): Scheme {
  return chosenScheme() ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
}

export function applyScheme(): void {
  const chosen = chosenScheme();
  if (chosen) document.documentElement.dataset.scheme = chosen;
}

export function chooseScheme(scheme: Scheme): void {
  keep('scheme', scheme);
  document.documentElement.dataset.scheme = scheme;
}

function chosenScheme(): Scheme | undefined {
  const chosen = document.documentElement.dataset.scheme ?? recall('scheme');
  return chosen === 'light' || chosen === 'dark' ? chosen : undefined;
}

function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(`cnn-demo-${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`cnn-demo-${name}`, value);
  } catch {
    // A browser that keeps nothing: the choice holds until the page is left.
  }
}
