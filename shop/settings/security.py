"""Secrets, hosts, cookies, sign-in and the content security policy. Production refuses to start half set."""

from __future__ import annotations

from csp.constants import SELF
from django.core.exceptions import ImproperlyConfigured

from shop.settings import env
from shop.settings.engines import ELASTICSEARCH_URL

PRODUCTION = env.flag("PRODUCTION")
MERCHANT_ID_LENGTH = 36
DEFAULT_SECRET = "not-a-secret-for-demo-and-tests-only"
SECRET_KEY = env.text("SECRET_KEY", DEFAULT_SECRET)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "" if PRODUCTION else "localhost,127.0.0.1,[::1],testserver")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")
MACHINES = env.number("MACHINES", 1)
"""How many machines serve the shop. What one machine keeps for itself, such as the embedded search index, serves one."""
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = False
CSRF_FAILURE_VIEW = "shop.pages.views.errors.csrf_failure"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
X_FRAME_OPTIONS = "SAMEORIGIN"
if PRODUCTION:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = env.flag("SSL_REDIRECT", True)
    SECURE_REDIRECT_EXEMPT = [r"^health/"]
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True

ZARINPAL_API = env.text("ZARINPAL_API", "https://payment.zarinpal.com")
ZARINPAL_MERCHANT_ID = env.text("ZARINPAL_MERCHANT_ID", "" if PRODUCTION else "00000000-0000-0000-0000-000000000000")
PAYMENT_PROVIDERS = env.words("PAYMENT_PROVIDERS", "zarinpal")
GATEWAY_HOSTS = [env.origin(ZARINPAL_API), *env.words("GATEWAY_HOSTS")]
"""Where a form of ours may lead to: the gateway, and the banks' hosts where it passes shoppers on."""


def _production_faults() -> list[str]:
    faults = {
        "SECRET_KEY (the default is known to everybody)": SECRET_KEY == DEFAULT_SECRET or len(SECRET_KEY) < 32,
        "DEBUG (must be off)": env.flag("DEBUG"),
        "DEMO (must be off)": env.flag("DEMO"),
        "ALLOWED_HOSTS (no host)": not ALLOWED_HOSTS,
        "ZARINPAL_MERCHANT_ID (no payment would succeed)": (
            "zarinpal" in PAYMENT_PROVIDERS and len(ZARINPAL_MERCHANT_ID) != MERCHANT_ID_LENGTH
        ),
        "ELASTICSEARCH_URL (the embedded index serves one machine, and MACHINES is above 1)": MACHINES > 1 and not ELASTICSEARCH_URL,
    }
    return [name for name, is_fault in faults.items() if is_fault]


if PRODUCTION and _production_faults():
    raise ImproperlyConfigured("Production does not start: " + "; ".join(_production_faults()))

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": ["'none'"],
        "base-uri": [SELF],
        "form-action": [SELF, *GATEWAY_HOSTS],
        "frame-ancestors": [SELF],
    },
}

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "/account/sign-in/"
LOGIN_REDIRECT_URL = "/account/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "shop.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "shop.accounts.forms.PasswordLoginForm",
    "reauthenticate": "shop.accounts.forms.PasswordAgainForm",
    "change_password": "shop.accounts.forms.PasswordChangeForm",
}
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXIES", 0)
"""How many proxies of ours stand in front and add to X-Forwarded-For; the address limits of codes count by it."""
MFA_FORMS = {
    "authenticate": "shop.accounts.forms.SecondFactorForm",
    "reauthenticate": "shop.accounts.forms.SecondFactorAgainForm",
    "activate_totp": "shop.accounts.forms.AuthenticatorAppForm",
}
MFA_TOTP_ISSUER = "Bazarche"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
SMS_BACKEND = env.text("SMS_BACKEND", "shop.accounts.sms.ConsoleBackend")
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
CODE_VALID_S = 120
CODE_TRIES = 3
CODE_LIMITS = {"number": (3, 60), "device": (6, 300), "address": (20, 60)}
"""How many codes, in how many seconds."""
