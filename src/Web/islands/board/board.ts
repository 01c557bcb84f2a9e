// A board that stays open: its figures are renewed at set times until somebody pauses them, it fills the screen, and it prints.
export function mount(board: HTMLElement): void {
  const button = (name: string) => board.querySelector<HTMLButtonElement>(`[data-board="${name}"]`);
  const [pause, full, print] = [button('pause'), button('full'), button('print')];
  const said = board.querySelector<HTMLElement>('.board-renewed');
  let paused = false;

  for (const shown of [pause, print, document.fullscreenEnabled ? full : null, said]) if (shown) shown.hidden = false;

  pause?.addEventListener('click', () => {
    paused = !paused;
    pause.setAttribute('aria-pressed', String(paused));
    pause.textContent = (paused ? board.dataset.goOn : board.dataset.pause) ?? '';
    if (said) said.hidden = paused;
  });
  full?.addEventListener('click', () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void board.requestFullscreen();
  });
  // A table that is open is printed too; folds that are closed are not.
  print?.addEventListener('click', () => window.print());

  // A region of a map chooses itself for the whole board; once more and all are shown again. By keyboard the list of regions does the same.
  board.addEventListener('click', (event) => {
    const name = (event.target as Element).closest<SVGGElement>('.tile-map g[data-name]')?.dataset.name;
    const list = board.querySelector<HTMLSelectElement>('#board-region');
    if (!name || !list || ![...list.options].some((option) => option.value === name)) return;
    list.value = list.value === name ? '' : name;
    list.form?.requestSubmit();
  });

  // Not while nobody looks, reads a table, or holds the focus within: nothing moves under a hand.
  const isBusy = () => document.hidden || board.querySelector('#board-now details[open]') !== null || board.querySelector('#board-now')?.contains(document.activeElement) === true;
  const timer = setInterval(() => {
    if (!board.isConnected) clearInterval(timer);
    else if (!paused && !isBusy()) void window.htmx.ajax('get', location.pathname + location.search, { target: '#board-now', select: '#board-now', swap: 'outerHTML' });
  }, Number(board.dataset.renew ?? 60) * 1000);
}
