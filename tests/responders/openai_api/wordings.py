"""Errors as services word them, collected from public issue threads. Says nothing about when."""

from responders.openai_api.values import Json

STRUCTURED = "https://platform.openai.com/docs/guides/structured-outputs"
QUOTA = (
    "You exceeded your current quota, please check your plan and billing details. For more information on this error, "
    "read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors."
)
NGINX = "<html>\r\n<head><title>{0}</title></head>\r\n<body>\r\n<center><h1>{0}</h1></center>\r\n</body>\r\n</html>\r\n"


def error(message: str, code: str | None = None, param: str | None = None, kind: str = "invalid_request_error") -> Json:
    """OpenAI's own shape."""
    return {"error": {"message": message, "type": kind, "param": param, "code": code}}


def vllm(message: str, kind: str = "BadRequestError", code: int = 400) -> Json:
    """vLLM's shape until 2025: no envelope, and the code is the status."""
    return {"object": "error", "message": message, "type": kind, "param": None, "code": code}


def extra(name: str) -> Json:
    """An old vLLM that takes no field which it does not know."""
    words = f"[{{'type': 'extra_forbidden', 'loc': ('body', '{name}'), 'msg': 'Extra inputs are not permitted'}}]"
    return vllm(words)


def wrong_key(key: str) -> Json:
    """OpenAI shows the ends of the key that it does not know."""
    shown = f"{key[:8]}{'*' * 8}{key[-4:]}"
    return error(
        f"Incorrect API key provided: {shown}. You can find your API key at "
        "https://platform.openai.com/account/api-keys.",
        "invalid_api_key",
    )


def no_model(name: str) -> Json:
    """OpenAI, for a name that it does not know."""
    return error(f"The model `{name}` does not exist or you do not have access to it.", "model_not_found")


def unsupported(name: str, instead: str | None = None) -> Json:
    """OpenAI, for a parameter that a model does not take."""
    more = f" Use '{instead}' instead." if instead else ""
    words = f"Unsupported parameter: '{name}' is not supported with this model.{more}"
    return error(words, "unsupported_parameter", name)


def only_default_temperature(given: object) -> Json:
    """OpenAI's reasoning models."""
    words = f"Unsupported value: 'temperature' does not support {given} with this model. "
    return error(f"{words}Only the default (1) value is supported.", "unsupported_value", "temperature")


def no_schema() -> Json:
    """OpenAI's models of before the schemas."""
    words = "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model."
    return error(f"{words} Learn more about supported models at the Structured Outputs guide: {STRUCTURED}",
                 None, None)  # fmt: skip
