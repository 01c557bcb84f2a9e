// Colours come from the tokens of the page, so every mode of the site has its map.

export type Colours = (token: string) => string;

export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  return token => style.getPropertyValue(`--${token}`).trim();
}
