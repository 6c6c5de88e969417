/**
 * The program that runs Python functions, as text. Errors have the shape of Lambda's Python runtimes: errorMessage, errorType, requestId,
 * stackTrace.
 */
export const PYTHON_BOOTSTRAP = `
import http.client, importlib, json, logging, os, sys, time, traceback

host, _, prefix = os.environ["AWS_LAMBDA_RUNTIME_API"].partition("/")
base = "/" + prefix + "/2018-06-01/runtime"
connection = http.client.HTTPConnection(host, timeout=None)

def call(method, where, body=None):
    global connection
    try:
        connection.request(method, base + where, body=body, headers={} if body is None else {"Content-Type": "application/json"})
        response = connection.getresponse()
        return response.status, response.headers, response.read()
    except (http.client.RemoteDisconnected, ConnectionError):
        connection.close()
        raise

class Context:
    def __init__(self, headers):
        self.aws_request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        self.invoked_function_arn = headers["Lambda-Runtime-Invoked-Function-Arn"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
        self.identity = None
        client = headers.get("Lambda-Runtime-Client-Context")
        self.client_context = None if client is None else json.loads(client)
        self._deadline = int(headers["Lambda-Runtime-Deadline-Ms"])

    def get_remaining_time_in_millis(self):
        return max(0, self._deadline - int(time.time() * 1000))

    def log(self, message):
        sys.stdout.write(str(message))

# Bytes are the answer as it stands; inside of it Lambda's own encoder takes them for UTF-8 text.
def plain(value):
    if isinstance(value, bytes):
        return value.decode("utf-8")
    raise TypeError("Object of type %s is not JSON serializable" % type(value).__name__)

current = ""

class Handler(logging.Handler):
    def emit(self, record):
        sys.stdout.write(self.format(record) + "\\n")

class Formatter(logging.Formatter):
    converter = time.gmtime
    def format(self, record):
        stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created)) + ".%03dZ" % record.msecs
        text = "[%s]\\t%s\\t%s\\t%s" % (record.levelname, stamp, current, record.getMessage())
        if record.exc_info:
            text += "\\n" + self.formatException(record.exc_info)
        return text.replace("\\n", "\\r")

handler_log = Handler()
handler_log.setFormatter(Formatter())
logging.getLogger().addHandler(handler_log)

def shape(error, request_id, skip=1):
    frames = traceback.extract_tb(error.__traceback__)[skip:]
    return {
        "errorMessage": str(error),
        "errorType": type(error).__name__,
        "requestId": request_id,
        "stackTrace": traceback.format_list(frames),
    }

def told(failure):
    sys.stdout.write("[ERROR] %s: %s\\r" % (failure["errorType"], failure["errorMessage"]))
    if failure.get("stackTrace"):
        sys.stdout.write("Traceback (most recent call last):\\r" + "".join(failure["stackTrace"]).replace("\\n", "\\r"))
    sys.stdout.write("\\n")
    sys.stdout.flush()

def load():
    text = os.environ["_HANDLER"]
    if "." not in text:
        return None, {"errorType": "Runtime.MalformedHandlerName", "errorMessage": "Bad handler '%s': not enough values to unpack (expected 2, got 1)" % text, "requestId": "", "stackTrace": []}
    module_name, function_name = text.rsplit(".", 1)
    sys.path.insert(0, os.environ["LAMBDA_TASK_ROOT"])
    try:
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as error:
        return None, {"errorType": "Runtime.ImportModuleError", "errorMessage": "Unable to import module '%s': %s" % (module_name, error), "requestId": "", "stackTrace": []}
    except SyntaxError as error:
        return None, {"errorType": "Runtime.UserCodeSyntaxError", "errorMessage": "Syntax error in module '%s': %s" % (module_name, error), "requestId": "", "stackTrace": ['  File "%s" Line %s\\n    %s' % (error.filename, error.lineno, (error.text or "").strip())]}
    except BaseException as error:
        return None, shape(error, "")
    function = getattr(module, function_name, None)
    if function is None:
        return None, {"errorType": "Runtime.HandlerNotFound", "errorMessage": "Handler '%s' missing on module '%s'" % (function_name, module_name), "requestId": "", "stackTrace": []}
    return function, None

function, failure = load()
if failure is not None:
    told(failure)
    call("POST", "/init/error", json.dumps(failure))
    sys.exit(1)

while True:
    status, headers, body = call("GET", "/invocation/next")
    # The sandbox is being ended: what was answered is no event.
    if status != 200:
        sys.exit(1)
    context = Context(headers)
    current = context.aws_request_id
    failure = None
    try:
        answer = function(json.loads(body), context)
        try:
            text = answer if isinstance(answer, bytes) else json.dumps(answer, default=plain).encode()
        except Exception as error:
            failure = {"errorType": "Runtime.MarshalError", "errorMessage": "Unable to marshal response: %s" % error, "requestId": current, "stackTrace": []}
    except Exception as error:
        failure = shape(error, current)
    if failure is not None:
        told(failure)
    sys.stdout.flush()
    sys.stderr.flush()
    # The server reads the log up to this line before it ends the invocation's part of it.
    os.write(1, ("\\n\\x1eEND %s\\n" % current).encode())
    if failure is None:
        call("POST", "/invocation/%s/response" % current, text)
    else:
        call("POST", "/invocation/%s/error" % current, json.dumps(failure).encode())
    current = ""
`;
