// The receipt drawer: not modal, the page gives way to it; Escape or × closes it and gives the focus back to the icon.
import htmx from 'htmx.org';

let opener: HTMLAnchorElement | null = null;

/** Opens the page behind a receipt link beside the current one. False where there is no room: the link is then followed. */
export function openDrawer(link: HTMLAnchorElement): boolean {
  const drawer = document.getElementById('drawer');
  const enlarged = Number(getComputedStyle(document.documentElement).zoom) || 1;
  if (!drawer || innerWidth < 1024 * enlarged) return false;
  opener?.setAttribute('aria-expanded', 'false');
  opener = link;
  link.setAttribute('aria-expanded', 'true');
  void htmx.ajax('get', link.href, { target: drawer, swap: 'innerHTML', select: '#receipt', source: drawer } as never).then(() => {
    drawer.hidden = false;
    document.body.classList.add('with-drawer');
    drawer.focus();
  });
  return true;
}

function close(): void {
  const drawer = document.getElementById('drawer');
  if (!drawer || drawer.hidden) return;
  drawer.hidden = true;
  drawer.replaceChildren();
  document.body.classList.remove('with-drawer');
  opener?.setAttribute('aria-expanded', 'false');
  opener?.focus();
  opener = null;
}

export function watchDrawer(): void {
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') close();
  });
  document.addEventListener('click', event => {
    if ((event.target as Element).closest('[data-drawer-close]')) {
      event.preventDefault();
      close();
    }
  });
}
