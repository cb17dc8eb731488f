"""Writes CPython's trees in the form of TreeDump.swift, to compare the two."""
import ast
import struct

BIN={'Add':'+','Sub':'-','Mult':'*','MatMult':'@','Div':'/','Mod':'%','Pow':'**','LShift':'<<','RShift':'>>','BitOr':'|','BitXor':'^','BitAnd':'&','FloorDiv':'//'}
UN={'Invert':'~','Not':'not','UAdd':'+','USub':'-'}
CMP={'Eq':'==','NotEq':'!=','Lt':'<','LtE':'<=','Gt':'>','GtE':'>=','Is':'is','IsNot':'is not','In':'in','NotIn':'not in'}
def quoted(points):
    return "'"+''.join(chr(p) if 0x20<=p<0x7f and p not in (0x27,0x5c) else '\\%x;'%p for p in points)+"'"
class Dump:
    def __init__(self, data):
        self.depth=0
        starts=[0]
        for i,b in enumerate(data):
            if b==10: starts.append(i+1)
        self.starts=starts; self.bom = 3 if data[:3]==b'\xef\xbb\xbf' else 0
    def span(self,n):
        if self.depth or n is None or not hasattr(n,'lineno'): return ''
        def off(l,c):
            return self.starts[l-1]+c+(self.bom if l==1 else 0)
        return '@%d:%d'%(off(n.lineno,n.col_offset),off(n.end_lineno,n.end_col_offset))
    def L(self,head,node,*parts):
        return '('+head+self.span(node)+''.join(parts)+')'
    def es(self,l): return ''.join(self.e(x) for x in l)
    def const(self,v):
        if v is None or v is True or v is False: return str(v)
        if v is ...: return '...'
        if isinstance(v,int): return str(v)
        if isinstance(v,float): return 'f%x'%struct.unpack('>Q',struct.pack('>d',v))
        if isinstance(v,complex): return 'j%x'%struct.unpack('>Q',struct.pack('>d',v.imag))
        if isinstance(v,str): return quoted(map(ord,v))
        return 'b'+quoted(v)
    def e(self,n):
        if n is None: return ' -'
        t=type(n).__name__
        return ' '+getattr(self,'e_'+t)(n)
    def e_Constant(self,n): return self.L('const',n,' '+self.const(n.value))
    def e_Name(self,n): return self.L('name',n,' '+n.id)
    def pieces(self,n):
        out=''
        for v in n.values:
            if isinstance(v,ast.Constant): out+=' (const '+quoted(map(ord,v.value))+')'
            else:
                out+=' (value'+self.e(v.value)+' '+(chr(v.conversion) if v.conversion!=-1 else '-')
                if v.format_spec is not None: out+=' (joined'+self.pieces(v.format_spec)+')'
                out+=')'
        return out
    def e_JoinedStr(self,n):
        sp=self.span(n); self.depth+=1; p=self.pieces(n); self.depth-=1
        return '(joined'+sp+p+')'
    def e_Tuple(self,n): return self.L('tuple',n,self.es(n.elts))
    def e_List(self,n): return self.L('list',n,self.es(n.elts))
    def e_Set(self,n): return self.L('set',n,self.es(n.elts))
    def e_Dict(self,n): return self.L('dict',n,''.join(self.e(k)+self.e(v) for k,v in zip(n.keys,n.values)))
    def e_BoolOp(self,n): return self.L('or' if isinstance(n.op,ast.Or) else 'and',n,self.es(n.values))
    def e_BinOp(self,n): return self.L(BIN[type(n.op).__name__],n,self.e(n.left),self.e(n.right))
    def e_UnaryOp(self,n): return self.L('unary'+UN[type(n.op).__name__],n,self.e(n.operand))
    def e_Compare(self,n): return self.L('compare',n,self.e(n.left),''.join(' '+CMP[type(o).__name__]+self.e(r) for o,r in zip(n.ops,n.comparators)))
    def args(self,args,keywords):
        return self.es(args)+''.join(' '+self.L('keyword',k,' '+(k.arg or '**'),self.e(k.value)) for k in keywords)
    def e_Call(self,n): return self.L('call',n,self.e(n.func),self.args(n.args,n.keywords))
    def e_Attribute(self,n): return self.L('attribute',n,self.e(n.value),' '+n.attr)
    def e_Subscript(self,n): return self.L('subscript',n,self.e(n.value),self.e(n.slice))
    def e_Slice(self,n): return self.L('slice',n,self.e(n.lower),self.e(n.upper),self.e(n.step))
    def e_Starred(self,n): return self.L('starred',n,self.e(n.value))
    def e_IfExp(self,n): return self.L('conditional',n,self.e(n.test),self.e(n.body),self.e(n.orelse))
    def e_Lambda(self,n): return self.L('lambda',n,self.params(n.args),self.e(n.body))
    def e_NamedExpr(self,n): return self.L('walrus',n,self.e(n.target),self.e(n.value))
    def comp(self,head,n,elts):
        return self.L(head,n,self.es(elts),''.join(' '+self.L('asyncfor' if g.is_async else 'for',None,self.e(g.target),self.e(g.iter),self.es(g.ifs)) for g in n.generators))
    def e_ListComp(self,n): return self.comp('listcomp',n,[n.elt])
    def e_SetComp(self,n): return self.comp('setcomp',n,[n.elt])
    def e_GeneratorExp(self,n): return self.comp('generator',n,[n.elt])
    def e_DictComp(self,n): return self.comp('dictcomp',n,[n.key,n.value])
    def e_Yield(self,n): return self.L('yield',n,self.e(n.value))
    def e_YieldFrom(self,n): return self.L('yieldfrom',n,self.e(n.value))
    def e_Await(self,n): return self.L('await',n,self.e(n.value))
    def params(self,a):
        out=''
        pos=a.posonlyargs+a.args
        d=[None]*(len(pos)-len(a.defaults))+a.defaults
        for i,p in enumerate(pos):
            out+=' '+self.L('/' if i<len(a.posonlyargs) else 'p',p,' '+p.arg,self.e(p.annotation),self.e(d[i]))
        if a.vararg: out+=' '+self.L('*',a.vararg,' '+a.vararg.arg,self.e(a.vararg.annotation),' -')
        for p,k in zip(a.kwonlyargs,a.kw_defaults): out+=' '+self.L('k',p,' '+p.arg,self.e(p.annotation),self.e(k))
        if a.kwarg: out+=' '+self.L('**',a.kwarg,' '+a.kwarg.arg,self.e(a.kwarg.annotation),' -')
        return ' (parameters'+out+')'
    def body(self,l,head):
        return ' ('+head+''.join(self.s(x) for x in l)+')' if l else ''
    def s(self,n): return '\n'+getattr(self,'s_'+type(n).__name__)(n)
    def s_Expr(self,n): return self.L('expression',n,self.e(n.value))
    def s_Assign(self,n): return self.L('assign',n,self.es(n.targets),self.e(n.value))
    def s_AugAssign(self,n): return self.L('assign'+BIN[type(n.op).__name__],n,self.e(n.target),self.e(n.value))
    def s_AnnAssign(self,n): return self.L('annotate' if n.simple else 'annotate()',n,self.e(n.target),self.e(n.annotation),self.e(n.value))
    def s_Return(self,n): return self.L('return',n,self.e(n.value))
    def s_Delete(self,n): return self.L('delete',n,self.es(n.targets))
    def s_Pass(self,n): return self.L('pass',n)
    def s_Break(self,n): return self.L('break',n)
    def s_Continue(self,n): return self.L('continue',n)
    def s_Raise(self,n): return self.L('raise',n,self.e(n.exc),self.e(n.cause))
    def s_Global(self,n): return self.L('global',n,' '+' '.join(n.names))
    def s_Nonlocal(self,n): return self.L('nonlocal',n,' '+' '.join(n.names))
    def s_Assert(self,n): return self.L('assert',n,self.e(n.test),self.e(n.msg))
    def aliases(self,l): return ''.join(' '+self.L('alias',a,' '+a.name,' '+(a.asname or '-')) for a in l)
    def s_Import(self,n): return self.L('import',n,self.aliases(n.names))
    def s_ImportFrom(self,n): return self.L('from',n,' %d'%n.level,' '+(n.module or '-'),self.aliases(n.names))
    def s_If(self,n): return self.L('if',n,self.e(n.test),self.body(n.body,'then'),self.body(n.orelse,'else'))
    def s_While(self,n): return self.L('while',n,self.e(n.test),self.body(n.body,'do'),self.body(n.orelse,'else'))
    def s_For(self,n,h='for'): return self.L(h,n,self.e(n.target),self.e(n.iter),self.body(n.body,'do'),self.body(n.orelse,'else'))
    def s_AsyncFor(self,n): return self.s_For(n,'asyncfor')
    def s_Try(self,n,h='try'):
        return self.L(h,n,self.body(n.body,'do'),''.join(' '+self.L('except',x,self.e(x.type),' '+(x.name or '-'),self.body(x.body,'do')) for x in n.handlers),self.body(n.orelse,'else'),self.body(n.finalbody,'finally'))
    def s_TryStar(self,n): return self.s_Try(n,'trystar')
    def s_With(self,n,h='with'): return self.L(h,n,''.join(self.e(i.context_expr)+self.e(i.optional_vars) for i in n.items),self.body(n.body,'do'))
    def s_AsyncWith(self,n): return self.s_With(n,'asyncwith')
    def s_FunctionDef(self,n,h='def'): return self.L(h,n,' '+n.name,self.params(n.args),self.e(n.returns),self.body(n.body,'do'),self.es(n.decorator_list))
    def s_AsyncFunctionDef(self,n): return self.s_FunctionDef(n,'asyncdef')
    def s_ClassDef(self,n): return self.L('class',n,' '+n.name,self.args(n.bases,n.keywords),self.body(n.body,'do'),self.es(n.decorator_list))
    def s_Match(self,n): return self.L('match',n,self.e(n.subject),''.join(' (case'+self.p(c.pattern)+self.e(c.guard)+self.body(c.body,'do')+')' for c in n.cases))
    def ps(self,l): return ''.join(self.p(x) for x in l)
    def p(self,n):
        t=type(n).__name__
        if t=='MatchValue': r=self.L('pvalue',n,self.e(n.value))
        elif t=='MatchSingleton': r=self.L('psingleton',n,' '+self.const(n.value))
        elif t=='MatchSequence': r=self.L('psequence',n,self.ps(n.patterns))
        elif t=='MatchMapping': r=self.L('pmapping',n,''.join(self.e(k)+self.p(v) for k,v in zip(n.keys,n.patterns)),' '+(n.rest or '-'))
        elif t=='MatchClass': r=self.L('pclass',n,self.e(n.cls),self.ps(n.patterns),''.join(' '+k+self.p(v) for k,v in zip(n.kwd_attrs,n.kwd_patterns)))
        elif t=='MatchStar': r=self.L('pstar',n,' '+(n.name or '-'))
        elif t=='MatchAs': r=self.L('pas',n,self.p(n.pattern) if n.pattern else '',' '+(n.name or '-'))
        elif t=='MatchOr': r=self.L('por',n,self.ps(n.patterns))
        return ' '+r
def dump(data):
    tree=ast.parse(data)
    d=Dump(data)
    return ''.join(d.s(x) for x in tree.body)
