// The language and the color scheme that the reader chose, stored in the browser where it allows that.

export type Language = 'en' | 'zh';
export type Scheme = 'light' | 'dark';

/** `?lang=`, else the language chosen before, else the browser's. */
export function initialLanguage(): Language {
  const requested =
    new URLSearchParams(location.search).get('lang') ?? readItem('language') ?? navigator.language;
  return /^zh\b/i.test(requested) ? 'zh' : 'en';
}

export function rememberLanguage(language: Language): void {
  storeItem('language', language);
  const url = new URL(location.href);
  if (!url.searchParams.has('lang')) return;
  url.searchParams.set('lang', language);
  history.replaceState(null, '', url);
}

/** The scheme in use: the chosen one, else the system's. */
export function currentScheme(): Scheme {
  return chosenScheme() ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
}

export function applyScheme(): void {
  const chosen = chosenScheme();
  if (chosen) document.documentElement.dataset.scheme = chosen;
}

export function chooseScheme(scheme: Scheme): void {
  storeItem('scheme', scheme);
  document.documentElement.dataset.scheme = scheme;
}

function chosenScheme(): Scheme | undefined {
  const chosen = document.documentElement.dataset.scheme ?? readItem('scheme');
  return chosen === 'light' || chosen === 'dark' ? chosen : undefined;
}

function readItem(name: string): string | undefined {
  try {
    return localStorage.getItem(`cnn-demo-${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

function storeItem(name: string, value: string): void {
  try {
    localStorage.setItem(`cnn-demo-${name}`, value);
  } catch {
    // Storage is disabled: the choice lasts until the page is closed.
  }
}
