"""The pages that a shopper sees at the stand-in: Persian, right to left, and plainly not a bank's."""

from __future__ import annotations

from html import escape

from orders.payments.standin.ledger import Session

_STYLE = """
*{box-sizing:border-box}
body{margin:0;background:#eef2f6;color:#1c2733;font:16px/1.8 Vazirmatn,Tahoma,"Noto Naskh Arabic",sans-serif}
header{background:#0b4a5e;color:#fff;padding:14px 16px}
header div,main{max-width:34rem;margin-inline:auto}
header b{font-size:1.15rem}
.warn{background:#fff3cd;color:#4a3600;border:1px solid #c99a1b;border-radius:12px;padding:10px 14px;margin:16px 0}
main{padding:0 16px 40px}
.card{background:#fff;border:1px solid #d3dbe3;border-radius:16px;padding:20px;box-shadow:0 6px 20px rgb(16 40 60/.07)}
h1{font-size:1.25rem;line-height:1.5;margin:0 0 12px}
dl{margin:0 0 18px}
dl div{display:flex;justify-content:space-between;gap:16px;padding:8px 0;border-bottom:1px solid #e6ebf0}
dt{color:#4d5b69}dd{margin:0;font-weight:700}
form{display:grid;gap:10px}
button,.go{font:inherit;font-weight:700;min-height:50px;border-radius:12px;border:1px solid #6c7a88;background:#fff;color:#1c2733;
cursor:pointer;text-align:center;text-decoration:none;display:grid;place-items:center;padding:6px 12px}
button.pay,.go{background:#0b6b3a;border-color:#0b6b3a;color:#fff;font-size:1.1rem}
button.no{color:#98211a;border-color:#98211a}
button:focus-visible,.go:focus-visible{outline:3px solid #1b63c8;outline-offset:2px}
small{color:#4d5b69}
"""
_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def _page(title: str, body: str) -> str:
    return (
        '<!doctype html><html lang="fa" dir="rtl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, '
        f'initial-scale=1"><meta name="robots" content="noindex"><title>{escape(title)}</title><style>{_STYLE}</style></head><body>'
        "<header><div><b>درگاه پرداخت آزمایشی</b></div></header><main>"
        '<p class="warn">این درگاه ساختگی است: پولی جابه‌جا نمی‌شود و شمارهٔ کارت نمی‌خواهد.</p>'
        f'<div class="card"><h1>{escape(title)}</h1>{body}</div></main></body></html>'
    )


def _toman(amount: int) -> str:
    whole, rest = divmod(amount, 10)
    return (f"{whole:,}".replace(",", "٬") + (f"٫{rest}" if rest else "")).translate(_DIGITS)


def start_page(session: Session) -> str:
    return _page(
        "پرداخت",
        f"<dl><div><dt>بابت</dt><dd>{escape(session.description)}</dd></div>"
        f"<div><dt>مبلغ</dt><dd>{_toman(session.amount)} تومان</dd></div></dl>"
        '<form method="post"><button class="pay" name="act" value="pay">پرداخت</button>'
        '<button class="no" name="act" value="decline">بانک کارت را نپذیرد</button>'
        '<button class="no" name="act" value="cancel">لغو و بازگشت به فروشگاه</button>'
        '<button name="act" value="leave">پرداخت، بی بازگشت به فروشگاه</button></form>',
    )


def left_page() -> str:
    return _page(
        "پرداخت شد",
        "<p>پول از کارت کم شد و مرورگر به فروشگاه برنگشت، مثل وقتی که خریدار پنجره را می‌بندد.</p>"
        "<p><small>فروشگاه باید خودش، تا دو دقیقهٔ دیگر، سفارش را پرداخت‌شده کند.</small></p>",
    )


def over_page(session: Session, address: str) -> str:
    word = "این پرداخت پیش‌تر انجام شده است." if session.outcome == "paid" else "این پرداخت پیش‌تر به پایان رسیده است."
    return _page("پایان‌یافته", f'<p>{word}</p><a class="go" href="{escape(address)}">بازگشت به فروشگاه</a>')


def unknown_page() -> str:
    return _page("ناشناخته", "<p>این درگاه چنین پرداختی نمی‌شناسد. به فروشگاه برگردید و دوباره بپردازید.</p>")
